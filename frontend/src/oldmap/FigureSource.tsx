// Where touchpoints and rules come from, so that there are figures to test the sentences against.

import { Select } from "../components/Field";
import { oldmap as words } from "../i18n/en.oldmap";
import styles from "./ConfirmMap.module.css";
import { words as touched } from "./sourceWords";
import type { Matched, OldMapRead } from "./types";

const NONE = "none";

export function FigureSource({
  read,
  source,
  matched,
  stages,
  onSource,
  onMeans,
}: {
  read: OldMapRead;
  source: string;
  matched: Matched | null;
  stages: readonly string[];
  onSource: (source: string) => void;
  onMeans: (stage: string, place: number | null) => void;
}) {
  if (read.sources.length === 0) return <p className={styles.hint}>{words.noSources}</p>;
  const choices = [
    ...read.sources.map((one) => ({ id: one.id, ...touched(one) })),
    { id: "", name: words.nothing, hint: words.nothingHint },
  ];
  return (
    <fieldset className={styles.sources}>
      <legend className={styles.title}>{words.figures}</legend>
      <p className={styles.hint}>{words.figuresHint}</p>
      <div className={styles.choices}>
        {choices.map((one) => (
          <label key={one.id} className={styles.choice} data-on={one.id === source || undefined}>
            <input
              type="radio"
              name="source"
              checked={one.id === source}
              onChange={() => onSource(one.id)}
            />
            <span>
              <span className={styles.name}>{one.name}</span>
              <span className={styles.hint}>{one.hint}</span>
            </span>
          </label>
        ))}
      </div>
      {source && !matched && <p className={styles.hint}>{words.matching}</p>}
      {source && matched && (
        <div className={styles.match} role="status">
          <p>{words.matchedStages(Object.keys(matched.stages).length, stages.length)}</p>
          <ul className={styles.means}>
            {matched.source_stages.map((one) => (
              <li key={one.id} className={styles.meaning}>
                <span className={styles.name}>{one.name}</span>
                <span className={styles.hint}>{words.points(one.touchpoints)}</span>
                <Select
                  aria-label={words.meansStage(one.name)}
                  value={String(matched.stages[one.id] ?? NONE)}
                  options={[
                    { value: NONE, label: words.meansNone },
                    ...stages.map((name, place) => ({ value: String(place), label: name })),
                  ]}
                  onChange={(event) =>
                    onMeans(one.id, event.target.value === NONE ? null : Number(event.target.value))
                  }
                />
              </li>
            ))}
          </ul>
          {matched.touchpoints.length > 0 && (
            <p>
              {matched.touchpoints.map((one) => words.matchedPoint(one.name, one.meant)).join(", ")}
            </p>
          )}
          {matched.warnings.map((warning) => (
            <p key={warning} className={styles.warning}>
              {warning}
            </p>
          ))}
        </div>
      )}
    </fieldset>
  );
}
