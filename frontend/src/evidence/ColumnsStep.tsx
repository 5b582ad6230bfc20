// Step 2: what each column means, what only a person can know, and how it looks as events.

import { ArrowRight, CircleCheck, Lock, TriangleAlert } from "lucide-react";
import { Icon } from "../components/Icon";
import { Notice } from "../components/Notice";
import { percent } from "../i18n/amounts";
import { importing, meaningGroups, meanings } from "../i18n/en.import";
import { count } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import { AnsweredList } from "./AnsweredList";
import { standing } from "./answers";
import styles from "./ColumnsStep.module.css";
import { EmotionScale } from "./EmotionScale";
import { readerName } from "./FileStep";
import type { QueuedFile } from "./import_queue";
import { LateInput } from "./LateInput";
import { guessCounts, meaningOf, toolOf, withEvent, withMeaning } from "./mapping";
import { Preview } from "./Preview";
import panels from "./panels.module.css";
import { QuestionCards } from "./QuestionCards";
import { RejectsPanel } from "./RejectsPanel";
import { SourceFields } from "./SourceFields";
import { TotalsCard } from "./TotalsCard";
import type { ColumnLook, Inspection, Mapping, Meaning, Option, Question } from "./types";

const words = importing.columns;

interface Props {
  file: QueuedFile;
  /** The zone other files of this import are read in; "" = none yet. */
  zone: string;
  onRemap: (key: string, mapping: Mapping) => void;
  alike: (question: Question) => number;
  onAnswer: (question: Question, option: Option, everywhere: boolean) => void;
  onLeaveOut: (key: string) => void;
}

export function ColumnsStep({ file, zone, onRemap, alike, onAnswer, onLeaveOut }: Props) {
  const look = file.inspection;
  if (!look) return <Notice title={importing.held.looking} />;
  const remap = (mapping: Mapping) => onRemap(file.key, mapping);
  if (look.totals) return <TotalsCard totals={look.totals} look={look} onRemap={remap} />;
  return (
    <div className={panels.columns} aria-busy={file.looking || undefined}>
      <div className={panels.stack}>
        <QuestionCards
          questions={look.questions}
          busy={file.looking}
          alike={alike}
          onAnswer={onAnswer}
          onLeaveOut={() => onLeaveOut(file.key)}
        />
        <AnsweredList
          answers={standing(file.answers, look)}
          busy={file.looking}
          onAnswer={(question, option) => onAnswer(question, option, false)}
        />
        <section className={panels.card}>
          <div className={panels.cardHead}>
            <div>
              <h2 className={panels.title}>{words.title}</h2>
              <p className={panels.text}>{introduction(look)}</p>
              {look.warnings.map((warning) => (
                <p key={warning} className={styles.warning}>
                  <Icon of={TriangleAlert} size={13} />
                  {legible(warning)}
                </p>
              ))}
            </div>
          </div>
          {look.columns.length > 0 && <ColumnTable look={look} onRemap={remap} />}
          <SourceFields inspection={look} onRemap={remap} />
        </section>
        <Preview inspection={look} zoneOfOthers={zone} />
      </div>
      <div className={panels.stack}>
        <EmotionScale inspection={look} onRemap={remap} />
        <RejectsPanel ready={look.rows_ready} groups={look.rejects} />
      </div>
    </div>
  );
}

function introduction(look: Inspection): string {
  if (toolOf(look)) return words.tool(readerName(toolOf(look), false));
  if (look.remembered) return words.remembered;
  const { sure, open } = guessCounts(look.columns);
  return words.guessed(count(sure), count(look.columns.length), count(open));
}

function ColumnTable({ look, onRemap }: { look: Inspection; onRemap: (mapping: Mapping) => void }) {
  return (
    <div className={panels.scroll}>
      <table className={`${panels.table} ${styles.table}`}>
        <thead>
          <tr>
            <th>{words.heads.column}</th>
            <th>{words.heads.values}</th>
            <td />
            <th>{words.heads.becomes}</th>
            <th>{words.heads.check}</th>
            <th className={panels.right}>{words.heads.filled}</th>
          </tr>
        </thead>
        <tbody>
          {look.columns.map((column) => (
            <ColumnRow key={column.column} look={look} column={column} onRemap={onRemap} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnRow({
  look,
  column,
  onRemap,
}: {
  look: Inspection;
  column: ColumnLook;
  onRemap: (mapping: Mapping) => void;
}) {
  const { meaning, event } = meaningOf(look, column.column);
  const out = meaning === "leave out";
  return (
    <tr data-out={out || undefined} className={styles.row}>
      <td className={panels.strong}>{legible(column.column)}</td>
      <td className={styles.values} title={legible(column.first_values.join(", "))}>
        {column.first_values.length > 0
          ? legible(column.first_values.slice(0, 3).join(", "))
          : words.empty}
      </td>
      <td className={styles.arrow} aria-hidden="true">
        <Icon of={ArrowRight} size={14} />
      </td>
      <td>
        {toolOf(look) ? (
          meanings[meaning].name
        ) : (
          <MeaningSelect
            column={column.column}
            value={meaning}
            onChange={(chosen) => onRemap(withMeaning(look, column.column, chosen))}
          />
        )}
        {event !== "" && (
          <LateInput
            aria-label={words.eventOf(legible(column.column))}
            value={event}
            onDone={(named) => named && onRemap(withEvent(look, column.column, named))}
          />
        )}
      </td>
      <td>
        <span
          className={styles.check}
          data-tone={out ? "calm" : column.ok ? "good" : "ask"}
          title={column.reason}
        >
          <Icon of={out ? Lock : column.ok ? CircleCheck : TriangleAlert} size={13} />
          <span>
            {column.check || column.reason}
            {column.check && column.reason && (
              <span className={styles.reason}>{column.reason}</span>
            )}
          </span>
        </span>
      </td>
      <td className={panels.right}>{out ? "–" : percent(column.filled, 1)}</td>
    </tr>
  );
}

function MeaningSelect({
  column,
  value,
  onChange,
}: {
  column: string;
  value: Meaning;
  onChange: (meaning: Meaning) => void;
}) {
  return (
    <select
      className={styles.select}
      aria-label={words.becomes(legible(column))}
      title={meanings[value].help}
      value={value}
      onChange={(event) => onChange(event.target.value as Meaning)}
    >
      {meaningGroups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.meanings.map((meaning) => (
            <option key={meaning} value={meaning}>
              {meanings[meaning].name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
