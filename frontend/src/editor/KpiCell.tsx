import { en } from "../i18n/en";
import { valueText } from "../map/figures";
import type { Kpi, KpiReading } from "../map/types";
import { Cell, type CellPlace } from "./Cell";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import styles from "./KpiCell.module.css";
import { Sparkline } from "./Sparkline";

export function KpiCell(place: CellPlace) {
  const { view } = useEditor();
  const kpis = view.kpis(place.stage.id);
  const says = kpis
    .map(([kpi, reading]) =>
      reading ? `${kpi.name} ${valueText(reading.figure.value, reading.figure.unit)}` : kpi.name,
    )
    .join(", ");
  return (
    <Cell {...place} says={says} className={styles.cell}>
      {kpis.map(([kpi, reading]) => (
        <Row key={kpi.id} kpi={kpi} reading={reading} />
      ))}
      {kpis.length === 0 && (
        <>
          <span className={styles.value}>—</span>
          <p className={styles.name}>{en.map.noKpi}</p>
        </>
      )}
    </Cell>
  );
}

function Row({ kpi, reading }: { kpi: Kpi; reading: KpiReading | null }) {
  const figure = reading?.figure ?? null;
  const goal =
    kpi.target !== null && figure
      ? `${en.map.goalWord} ${valueText(kpi.target, figure.unit).replace(".0%", "%")}`
      : "";
  return (
    <div className={styles.row}>
      <span className={styles.line}>
        {figure && <FigureButton figure={figure} title={kpi.name} className={styles.value} />}
        {reading && reading.weeks.length > 1 && (
          <Sparkline
            values={reading.weeks.slice(-8).map((one) => one.value)}
            good={reading.target_met}
          />
        )}
      </span>
      <p className={styles.name}>
        {kpi.name}
        {goal && ` · ${goal}`}
      </p>
    </div>
  );
}
