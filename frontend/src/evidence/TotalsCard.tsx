// A report's table of totals: what it holds, and the way back to reading its rows as events.

import { Table2 } from "lucide-react";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { dayBefore, importing } from "../i18n/en.import";
import { count, days } from "../i18n/format";
import panels from "./panels.module.css";
import styles from "./TotalsCard.module.css";
import type { Inspection, Mapping, TotalsLook } from "./types";

const words = importing.totals;
const SHOWN = 12;

interface Props {
  totals: TotalsLook;
  look: Inspection;
  onRemap: (mapping: Mapping) => void;
}

export function TotalsCard({ totals, look, onRemap }: Props) {
  const more = totals.lines.length - SHOWN;
  return (
    <section className={panels.card} aria-label={words.title}>
      <div className={panels.cardHead}>
        <div>
          <h2 className={styles.title}>
            <Icon of={Table2} size={16} />
            {words.title}
          </h2>
          <p className={panels.text}>
            {words.holds(
              count(totals.totals),
              count(totals.lines.length),
              days(totals.first, dayBefore(totals.after)),
            )}
          </p>
        </div>
        <Button small onClick={() => onRemap({ ...look.mapping, totals: "events" })}>
          {words.asEvents}
        </Button>
      </div>
      <ul className={panels.rows}>
        {totals.lines.slice(0, SHOWN).map((line) => (
          <li key={line} className={panels.row}>
            {line}
          </li>
        ))}
        {more > 0 && <li className={`${panels.row} ${panels.quiet}`}>{words.more(count(more))}</li>}
      </ul>
      {totals.left_out.length > 0 && (
        <p className={styles.note}>{words.leftOut(totals.left_out)}</p>
      )}
      <p className={styles.note}>{words.later}</p>
    </section>
  );
}
