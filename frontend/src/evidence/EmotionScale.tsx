// How a score becomes an emotion from −2 to +2, with the rows that have each score.

import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { Face, nearestLevel } from "../components/Face";
import { Field, Select, TextInput } from "../components/Field";
import { Icon } from "../components/Icon";
import { en } from "../i18n/en";
import { importing } from "../i18n/en.import";
import { count, fixed, signed } from "../i18n/format";
import styles from "./EmotionScale.module.css";
import { allColumns, toolOf, withScale } from "./mapping";
import panels from "./panels.module.css";
import type { ColumnMeaning, Inspection, Mapping, ScaleLevel } from "./types";

const words = importing.scale;

interface Props {
  inspection: Inspection;
  onRemap: (mapping: Mapping) => void;
}

export function EmotionScale({ inspection, onRemap }: Props) {
  const scores = allColumns(inspection).filter((entry) => entry.meaning === "score");
  const names = [
    ...new Set([
      ...scores.map((entry) => entry.column),
      ...inspection.scale.map((level) => level.column ?? ""),
    ]),
  ];
  const [wanted, choose] = useState("");
  const name = names.includes(wanted) ? wanted : (names[0] ?? "");
  const column = scores.find((entry) => entry.column === name);
  if (names.length === 0) return null;
  const levels = inspection.scale.filter((level) => (level.column ?? "") === name);
  const most = Math.max(1, ...levels.map((level) => level.rows));
  return (
    <section className={panels.card} aria-label={words.title}>
      <div className={panels.cardHead}>
        <div>
          <h2 className={panels.title}>{words.title}</h2>
          {column && <p className={panels.text}>{hint(column)}</p>}
        </div>
      </div>
      {names.length > 1 && (
        <div className={styles.chooser}>
          <Field label={words.which(count(names.length))}>
            {(wiring) => (
              <Select
                {...wiring}
                value={name}
                onChange={(event) => choose(event.target.value)}
                options={names.map((each) => ({ value: each, label: each }))}
              />
            )}
          </Field>
        </div>
      )}
      {levels.length > 0 && (
        <ul className={styles.levels}>
          {levels.map((level) => (
            <Level key={level.score} level={level} most={most} />
          ))}
        </ul>
      )}
      {column && !toolOf(inspection) && (
        <Ends
          column={column}
          onChange={(scale) => onRemap(withScale(inspection, column.column, scale))}
        />
      )}
    </section>
  );
}

function Level({ level, most }: { level: ScaleLevel; most: number }) {
  const tone = level.valence < 0 ? "neg" : level.valence > 0 ? "pos" : "neu";
  return (
    <li className={styles.level}>
      <span className={styles.score}>{text(level.score)}</span>
      <Icon of={ArrowRight} size={13} />
      <Face value={level.valence} size={20} />
      <span>{en.emotion[nearestLevel(level.valence)]}</span>
      <span className={styles.valence}>{signedText(level.valence)}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.bar}
          data-tone={tone}
          style={{ width: `${(level.rows / most) * 100}%` }}
        />
      </span>
      <span className={styles.rows} title={words.rowsLabel(count(level.rows))}>
        {count(level.rows)}
      </span>
    </li>
  );
}

function Ends({
  column,
  onChange,
}: {
  column: ColumnMeaning;
  onChange: (scale: { low: number; high: number; lowIsGood: boolean }) => void;
}) {
  const { scale_low: low, scale_high: high } = column;
  // Unknown ends are a question of their own; nothing is shown as if it were known.
  if (low === null || high === null) return null;
  const change = (part: { low?: number; high?: number; lowIsGood?: boolean }) => {
    const next = { low, high, lowIsGood: column.low_is_good, ...part };
    if (Number.isFinite(next.low) && Number.isFinite(next.high) && next.low < next.high) {
      onChange(next);
    }
  };
  return (
    <div className={styles.ends}>
      <Field label={words.low}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type="number"
            key={low}
            defaultValue={low}
            onBlur={(event) => {
              if (event.target.valueAsNumber !== low) change({ low: event.target.valueAsNumber });
            }}
          />
        )}
      </Field>
      <Field label={words.high}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type="number"
            key={high}
            defaultValue={high}
            onBlur={(event) => {
              if (event.target.valueAsNumber !== high) change({ high: event.target.valueAsNumber });
            }}
          />
        )}
      </Field>
      <label className={styles.turned}>
        <input
          type="checkbox"
          checked={column.low_is_good}
          onChange={(event) => change({ lowIsGood: event.target.checked })}
        />
        {words.lowIsGood}
      </label>
    </div>
  );
}

function hint(column: ColumnMeaning): string {
  if (column.scale_low === null || column.scale_high === null) return words.unknown(column.column);
  return words.hint(column.column, text(column.scale_low), text(column.scale_high));
}

function text(value: number): string {
  return fixed(value, Number.isInteger(value) ? 0 : 1);
}

function signedText(value: number): string {
  return signed(value, Number.isInteger(value) ? 0 : 1);
}
