import { en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { count, week } from "../i18n/format";
import { latestWeek, valueText } from "../map/figures";
import type { Kpi, KpiReading } from "../map/types";
import { Cell, type CellPlace } from "./Cell";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import styles from "./KpiCell.module.css";
import { Sparkline } from "./Sparkline";
import { MoreWords, useWordsBeside } from "./TextCell";

export function KpiCell(place: CellPlace) {
  const { view } = useEditor();
  const beside = useWordsBeside(place);
  const kpis = view.kpis(place.stage.id);
  const says = kpis
    .map(([kpi, reading]) =>
      reading ? `${kpi.name} ${valueText(reading.figure.value, reading.figure.unit)}` : kpi.name,
    )
    .join(", ");
  const first = kpis[0];
  return (
    <Cell
      {...place}
      says={[says, beside.says].filter(Boolean).join(". ")}
      className={styles.cell}
      onEdit={beside.begin}
      short={
        beside.busy ? undefined : first?.[1] ? (
          <>
            <FigureButton figure={first[1].figure} title={first[0].name} className={styles.short} />
            <MoreWords statements={beside.statements} />
          </>
        ) : (
          beside.says || "—"
        )
      }
    >
      {kpis.map(([kpi, reading]) => (
        <Row key={kpi.id} kpi={kpi} reading={reading} />
      ))}
      {beside.words}
      {kpis.length === 0 && !beside.some && (
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
        <span className={styles.when}>{words.kpi.whole}</span>
      </span>
      {reading && <LatestWeek kpi={kpi} reading={reading} />}
      <p className={styles.name}>
        {kpi.name}
        {goal && ` · ${goal}`}
      </p>
    </div>
  );
}

/** The latest full week beside its course; it is another number than that of the whole period. */
function LatestWeek({ kpi, reading }: { kpi: Kpi; reading: KpiReading }) {
  const { latest, weeks } = reading;
  const ofWeek = latestWeek(reading);
  if (!latest || !ofWeek) return null;
  const name = week(latest.week);
  return (
    <span className={styles.line}>
      <span className={styles.latest}>
        {latest.value === null ? (
          words.kpi.fewInWeek(name, count(latest.n))
        ) : (
          <>
            <FigureButton figure={ofWeek} title={`${kpi.name}, ${name}`} /> {words.kpi.week(name)}
          </>
        )}
      </span>
      {weeks.length > 1 && (
        <Sparkline values={weeks.slice(-8).map((one) => one.value)} good={reading.target_met} />
      )}
    </span>
  );
}
