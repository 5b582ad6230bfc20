// One 10 px bar: measured, reported, assumed (hatched), contradicted, stale, then what is empty.

import { en } from "../i18n/en";
import { count } from "../i18n/format";
import styles from "./EvidenceMeter.module.css";
import { meterParts } from "./meter";

export function EvidenceMeter({
  states,
  cellsTotal,
}: {
  states: Partial<Record<string, number>>;
  cellsTotal: number;
}) {
  const parts = meterParts(states, cellsTotal);
  const told = parts.map((part) => `${en.state[part.state]} ${count(part.cells)}`).join(", ");
  return (
    <div className={styles.meter} role="img" aria-label={told} title={told}>
      {parts.map((part) => (
        <span
          key={part.state}
          className={styles.part}
          data-state={part.state}
          style={{ flexGrow: part.cells }}
        />
      ))}
    </div>
  );
}
