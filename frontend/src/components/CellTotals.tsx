// The totals of our own reports that count in one cell, each with file and period.
import { useAnswer } from "../api/useAnswer";
import { totalsWords as words } from "../i18n/en.totals";
import { periodText, valueText } from "../i18n/totals";
import type { TotalReading } from "../map/schema";
import styles from "./CellTotals.module.css";

export function CellTotals({
  mapId,
  stageId,
  laneId,
}: {
  mapId: string;
  stageId: string;
  laneId: string;
}) {
  const answer = useAnswer<readonly TotalReading[]>(`/maps/${mapId}/totals/bound`, {
    stage: stageId,
    lane: laneId,
  });
  if (!answer.data || answer.data.length === 0) return null;
  return (
    <section className={styles.inCell} data-cell-totals>
      <h3>{words.inspector}</h3>
      <ul>
        {answer.data.map((one) => (
          <li key={`${one.report_id}-${one.label}`}>
            <strong>{valueText(one.latest.value, one.unit)}</strong> {one.label}
            <small>
              {[
                periodText(one.latest.period_from, one.latest.period_to),
                one.title,
                one.file_name,
              ].join(" · ")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
