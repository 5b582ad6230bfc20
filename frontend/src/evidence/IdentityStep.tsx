// Step 3: which columns name people, how they are joined, and what is hidden.

import { EyeOff, Link2, Lock } from "lucide-react";
import { Link } from "wouter";
import { Icon } from "../components/Icon";
import { Segmented } from "../components/Segmented";
import { importing, meanings } from "../i18n/en.import";
import { readerName } from "./FileStep";
import styles from "./IdentityStep.module.css";
import { identifyingColumns, leftOutColumns, toolOf } from "./mapping";
import panels from "./panels.module.css";
import type { ColumnMeaning, Inspection, Mapping } from "./types";

const words = importing.identity;

interface Props {
  inspection: Inspection;
  onRemap: (mapping: Mapping) => void;
}

export function IdentityStep({ inspection, onRemap }: Props) {
  const { mapping } = inspection;
  return (
    <div className={panels.columns}>
      <div className={panels.stack}>
        <section className={panels.card}>
          <div className={panels.cardHead}>
            <div>
              <h2 className={panels.title}>{words.title}</h2>
              <p className={panels.text}>{words.text}</p>
            </div>
          </div>
          <Naming inspection={inspection} />
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={mapping.identity_only}
              onChange={(event) => onRemap({ ...mapping, identity_only: event.target.checked })}
            />
            {words.identityOnly}
          </label>
        </section>
        <section className={panels.card}>
          <div className={panels.cardHead}>
            <h2 className={panels.title}>{words.closed}</h2>
          </div>
          <div className={`${panels.body} ${styles.closed}`}>
            <Segmented
              label={words.closed}
              value={mapping.closed ? "closed" : "living"}
              onChange={(value) => onRemap({ ...mapping, closed: value === "closed" })}
              options={[
                { value: "living", label: words.living },
                { value: "closed", label: words.finished },
              ]}
            />
            <p className={panels.text}>{mapping.closed ? words.finishedHelp : words.livingHelp}</p>
          </div>
        </section>
      </div>
      <div className={panels.stack}>
        <Reasons title={words.joined} icon={Link2} reasons={words.rules} note={words.joinedNote} />
        <Reasons title={words.hidden} icon={EyeOff} reasons={words.hiddenRules}>
          <Link href="/privacy" className={styles.more}>
            {words.privacy}
          </Link>
        </Reasons>
        <LeftOut columns={leftOutColumns(inspection)} />
      </div>
    </div>
  );
}

function Naming({ inspection }: { inspection: Inspection }) {
  const naming = identifyingColumns(inspection);
  if (naming.length === 0) {
    const text = toolOf(inspection)
      ? words.toolNote(readerName(toolOf(inspection), false))
      : words.none;
    return <p className={`${panels.body} ${styles.none}`}>{text}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the table scrolls by keyboard
    <section className={panels.scroll} tabIndex={0} aria-label={words.columns}>
      <table className={panels.table}>
        <thead>
          <tr>
            <th>{words.heads.column}</th>
            <th>{words.heads.values}</th>
            <th>{words.heads.kind}</th>
            <th>{words.heads.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {naming.map((entry) => (
            <tr key={entry.column}>
              <td className={panels.strong}>{entry.column}</td>
              <td className={panels.quiet}>{firstValues(inspection, entry)}</td>
              <td>{meanings[entry.meaning].name}</td>
              <td>
                <span className={styles.pseudonym}>
                  <Icon of={Lock} size={13} />
                  {words.pseudonym}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function firstValues(inspection: Inspection, entry: ColumnMeaning): string {
  const look = inspection.columns.find((each) => each.column === entry.column);
  return look?.first_values.slice(0, 3).join(", ") ?? "";
}

function Reasons({
  title,
  icon,
  reasons,
  note,
  children,
}: {
  title: string;
  icon: typeof Lock;
  reasons: readonly string[];
  note?: string;
  children?: React.ReactNode;
}) {
  return (
    <section className={panels.card}>
      <div className={panels.cardHead}>
        <h2 className={panels.title}>{title}</h2>
      </div>
      <div className={panels.body}>
        <ul className={panels.bullets}>
          {reasons.map((reason) => (
            <li key={reason}>
              <Icon of={icon} size={14} />
              {reason}
            </li>
          ))}
        </ul>
        {note && <p className={`${panels.text} ${styles.note}`}>{note}</p>}
        {children}
      </div>
    </section>
  );
}

function LeftOut({ columns }: { columns: readonly ColumnMeaning[] }) {
  return (
    <section className={panels.card}>
      <div className={panels.cardHead}>
        <h2 className={panels.title}>{words.leftOut}</h2>
      </div>
      <p className={`${panels.body} ${panels.text}`}>
        {columns.length === 0 ? words.leftOutNone : columns.map((entry) => entry.column).join(", ")}
      </p>
    </section>
  );
}
