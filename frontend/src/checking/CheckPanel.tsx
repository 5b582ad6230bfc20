// One sentence: which figure could test it, how much it means, and what the data say.
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useState } from "react";
import { ApiProblem, get, post } from "../api/client";
import type { Edit } from "../api/useMapDocument";
import { LargeBadge } from "../components/Badge";
import { Button, IconButton } from "../components/Button";
import { Field, TextInput } from "../components/Field";
import { Segmented } from "../components/Segmented";
import { checking as words } from "../i18n/en.checking";
import { day } from "../i18n/format";
import type { Support } from "../map/schema";
import type { Claim } from "../map/types";
import { AmountField } from "./AmountField";
import styles from "./CheckPanel.module.css";
import { acceptEdit, leaveEdit, today } from "./edits";
import { ProposalCard } from "./ProposalCard";
import { SaidAbout } from "./SaidAbout";
import type { Checked, Comparison, Proposal, Proposals, Trial } from "./types";
import { VerdictBlock } from "./VerdictBlock";

interface Props {
  mapId: string;
  place: string;
  one: Checked;
  answer: Proposals | null;
  problem: string;
  position: number;
  all: number;
  backed: number;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
  support: readonly Support[];
  onEdit: (edit: Edit) => Promise<boolean>;
  onNext: () => void;
}

export function CheckPanel(props: Props) {
  const { one, answer, place, position, all } = props;
  return (
    <aside className={styles.panel} aria-label={one.text}>
      <header className={styles.head}>
        <div className={styles.line}>
          <span className={styles.place}>{place}</span>
          <span className={styles.position}>{words.position(position, all)}</span>
          <IconButton icon={ChevronLeft} label={words.previous} onClick={() => props.onStep(-1)} />
          <IconButton icon={ChevronRight} label={words.next} onClick={() => props.onStep(1)} />
          <IconButton icon={X} label={words.close} onClick={props.onClose} />
        </div>
        <h2 className={styles.sentence}>“{one.text}”</h2>
        <p className={styles.state}>
          <LargeBadge state={one.state} />
          <span>{one.badge}</span>
        </p>
      </header>
      <SaidAbout support={props.support} />
      {props.problem && (
        <p role="alert" className={styles.problem}>
          {props.problem}
        </p>
      )}
      {!answer && !props.problem && <p className={styles.quiet}>{words.looking}</p>}
      {answer && answer.statement_id === one.statement_id && (
        <Figures key={one.statement_id} {...props} answer={answer} />
      )}
    </aside>
  );
}

function Figures({
  mapId,
  one,
  answer,
  backed,
  all,
  onEdit,
  onNext,
}: Props & { answer: Proposals }) {
  const [found, setFound] = useState<readonly Proposal[] | null>(null);
  const shown = found ?? answer.proposals;
  const known = shown.findIndex((proposal) => answer.trial?.verdict.figure?.rows === proposal.id);
  // Nothing is picked for the reader: a figure that only sounds alike must give no verdict.
  const [picked, setPicked] = useState(known);
  const proposal = shown[picked];
  const look = (
    <FigureSearch
      mapId={mapId}
      statementId={one.statement_id}
      onFound={(next) => {
        setPicked(-1);
        setFound(next);
      }}
    />
  );
  const target = { statement_id: one.statement_id, text_revision: answer.text_revision };
  if (shown.length === 0) {
    return (
      <section className={styles.section}>
        <h3 className={styles.title}>
          {answer.judges ? words.noFigureFor(answer.judges) : words.noFigure}
        </h3>
        <p className={styles.quietText}>{whyNone(one, answer)}</p>
        {answer.trial && <Present trial={answer.trial} />}
        {one.part !== "recommendation" && look}
      </section>
    );
  }
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.title}>{words.whichFigure}</h3>
        {answer.judges && (
          <p className={styles.quietText}>
            {words.judgement(answer.judges)} {words.mention(answer.quotes)}
          </p>
        )}
        <div className={styles.cards} role="radiogroup" aria-label={words.whichFigure}>
          {shown.map((each, k) => (
            <ProposalCard
              key={each.id}
              proposal={each}
              name={`figure-${one.statement_id}`}
              on={k === picked}
              onChoose={() => setPicked(k)}
            />
          ))}
        </div>
        <div className={styles.none}>
          <Button
            small
            look="quiet"
            onClick={async () => {
              if (await onEdit(leaveEdit(target, today()))) onNext();
            }}
          >
            {words.none}
          </Button>
          <span className={styles.quietText}>
            {one.looked_at ? words.lookedAt(day(one.looked_at)) : words.leaves}
          </span>
        </div>
        {look}
      </section>
      {proposal ? (
        <Meaning
          key={proposal.id}
          mapId={mapId}
          proposal={proposal}
          statementId={one.statement_id}
          start={picked === known && answer.trial ? answer.trial : proposal.trial}
        >
          {(trial, waiting) => (
            <VerdictBlock
              mapId={mapId}
              one={one}
              trial={trial}
              waiting={waiting}
              backed={backed}
              all={all}
              target={target}
              onEdit={onEdit}
              onNext={onNext}
              onAccept={async () => {
                if (await onEdit(acceptEdit(target, trial.claim))) onNext();
              }}
            />
          )}
        </Meaning>
      ) : (
        <section className={styles.section}>
          <p className={styles.quietText}>{words.pickOne}</p>
        </section>
      )}
    </>
  );
}

/** A figure found by hand: what the words of the sentence do not find. */
function FigureSearch({
  mapId,
  statementId,
  onFound,
}: {
  mapId: string;
  statementId: string;
  onFound: (found: readonly Proposal[] | null) => void;
}) {
  const [told, setTold] = useState("");
  const [busy, setBusy] = useState(false);
  return (
    <form
      className={styles.search}
      role="search"
      onSubmit={async (event) => {
        event.preventDefault();
        const search = String(new FormData(event.currentTarget).get("search") ?? "").trim();
        if (!search) {
          setTold("");
          onFound(null);
          return;
        }
        setBusy(true);
        try {
          const path = `/maps/${mapId}/statements/${encodeURIComponent(statementId)}/proposals`;
          const found = (await get<Proposals>(path, { search })).proposals;
          setTold(words.foundFigures(found.length, search));
          if (found.length > 0) onFound(found);
        } catch (what) {
          setTold(what instanceof ApiProblem ? what.message : String(what));
        }
        setBusy(false);
      }}
    >
      <Field label={words.searchFigure}>
        {(wiring) => (
          <TextInput
            {...wiring}
            name="search"
            maxLength={200}
            placeholder={words.searchHint}
            autoComplete="off"
          />
        )}
      </Field>
      <Button small type="submit" busy={busy}>
        {words.search}
      </Button>
      {told && (
        <p role="status" className={styles.quietText}>
          {told}
        </p>
      )}
    </form>
  );
}

function whyNone(one: Checked, answer: Proposals): string {
  if (one.part === "recommendation") return words.idea;
  if (one.state === "reported" && answer.quotes === 0) return words.noFigureReported;
  if (answer.judges) return `${words.judgement(answer.judges)} ${words.mention(answer.quotes)}`;
  return answer.quotes > 0
    ? `${words.noFigureHelp} ${words.mention(answer.quotes)}`
    : words.noFigureHelp;
}

function Present({ trial }: { trial: Trial }) {
  return <p className={styles.quietText}>{trial.verdict.sentence}</p>;
}

/** "Most, at least, more than, under": the claim is finished here and held against the data. */
function Meaning({
  mapId,
  statementId,
  proposal,
  start,
  children,
}: {
  mapId: string;
  statementId: string;
  proposal: Proposal;
  start: Trial;
  children: (trial: Trial, waiting: boolean) => React.ReactNode;
}) {
  const [trial, setTrial] = useState(start);
  const [claim, setClaim] = useState<Claim>(start.claim);
  const [problem, setProblem] = useState("");
  const unit = proposal.figure.unit;
  const changed = !sameClaim(claim, trial.claim);

  useEffect(() => {
    if (!changed) return;
    const later = setTimeout(() => {
      post<Trial>(`/maps/${mapId}/statements/${statementId}/trial`, { claim })
        .then((answer) => {
          setTrial({ ...answer, claim });
          setProblem("");
        })
        .catch((what: unknown) =>
          setProblem(what instanceof ApiProblem ? what.message : String(what)),
        );
    }, 250);
    return () => clearTimeout(later);
  }, [changed, claim, mapId, statementId]);

  const choose = (comparison: Comparison) =>
    setClaim((before) => ({
      ...before,
      comparison,
      value: comparison === "most" ? null : (before.value ?? (unit === "share" ? 0.5 : null)),
    }));
  const options = [...new Set([...proposal.comparisons, claim.comparison])];
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.title}>{words.howMuch}</h3>
        <div className={styles.amounts}>
          <Segmented
            label={words.howMuch}
            options={options.map((value) => ({ value, label: value }))}
            value={claim.comparison}
            onChange={choose}
          />
          {claim.comparison !== "most" && (
            <AmountField
              unit={unit}
              value={claim.value ?? null}
              hint={proposal.figure.value}
              onChange={(value) => setClaim((before) => ({ ...before, value }))}
            />
          )}
        </div>
        <p className={styles.says} data-waiting={changed || undefined}>
          {words.youSay}
          {trial.sentence.map((piece, k) => (
            <span key={k} data-kind={piece.kind}>
              {piece.text}
            </span>
          ))}
        </p>
        {claim.comparison === "most" && <p className={styles.quietText}>{words.mostMeans}</p>}
        {claim.comparison === "about" && (
          <p className={styles.quietText}>
            {unit === "share" || unit === "seconds" || unit === "points"
              ? words.aboutMeans[unit]
              : words.aboutMeans.other}
          </p>
        )}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </section>
      {children(trial, changed)}
    </>
  );
}

function sameClaim(one: Claim, other: Claim): boolean {
  return one.comparison === other.comparison && (one.value ?? null) === (other.value ?? null);
}
