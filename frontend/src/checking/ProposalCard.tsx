// One figure that could test the sentence, with its present value; choosing it claims nothing.
import { SmallBadge } from "../components/Badge";
import { checking as words } from "../i18n/en.checking";
import { short } from "../i18n/format";
import styles from "./ProposalCard.module.css";
import type { Proposal } from "./types";

export function ProposalCard({
  proposal,
  on,
  name,
  onChoose,
}: {
  proposal: Proposal;
  on: boolean;
  name: string;
  onChoose: () => void;
}) {
  const state = proposal.said ? "reported" : "measured";
  const shown = shownParts(proposal);
  return (
    <label className={styles.card} data-on={on || undefined} data-said={proposal.said || undefined}>
      <input type="radio" name={name} checked={on} onChange={onChoose} className={styles.radio} />
      <span className={styles.body}>
        <span className={styles.top}>
          <span className={styles.title}>{proposal.title}</span>
          <SmallBadge
            state={state}
            text={proposal.figure.grain === "totals" ? words.ourReport : short(proposal.figure.n)}
          />
        </span>
        {shown.length > 0 ? (
          <>
            <span className={styles.value}>
              {shown.map((part, k) => (
                <span key={part.label} className={styles.key} data-part={k}>
                  {k === 0
                    ? `${hundredths(part.share)} of 100 ${lowered(part.label)}`
                    : `${hundredths(part.share)} ${lowered(part.label)}`}
                </span>
              ))}
            </span>
            <span className={styles.bar} aria-hidden="true">
              {shown.map((part, k) => (
                <span key={part.label} data-part={k} style={{ flexGrow: part.share }} />
              ))}
              <span
                data-part="rest"
                style={{ flexGrow: 1 - shown.reduce((sum, part) => sum + part.share, 0) }}
              />
            </span>
          </>
        ) : (
          <span className={styles.value}>{proposal.value}</span>
        )}
        <span className={styles.about}>
          {[proposal.about, ...proposal.sources.slice(0, 2)].filter(Boolean).join(" · ")}
        </span>
      </span>
    </label>
  );
}

/** The value most have and the one the sentence speaks of, in this order. */
function shownParts(proposal: Proposal): Proposal["parts"] {
  const top = proposal.parts[0];
  if (!top) return [];
  const claimed = proposal.parts.find((part) => part.claimed && part !== top);
  return claimed ? [top, claimed] : [top];
}

function hundredths(share: number): string {
  const value = share * 100;
  return value > 0 && value < 1 ? words.under1 : Math.round(value).toString();
}

function lowered(label: string): string {
  const rest = label.slice(1);
  return rest === rest.toLowerCase() ? label.slice(0, 1).toLowerCase() + rest : label;
}
