// One report of ours: its lines, and the cell of the map in which each one counts.
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { change, post } from "../api/client";
import { useAttempt } from "../api/useAttempt";
import { LargeBadge } from "../components/Badge";
import { Button, IconButton } from "../components/Button";
import { Select } from "../components/Field";
import { Dialog } from "../components/Overlay";
import { totalsWords as words } from "../i18n/en.totals";
import { periodText, valueText } from "../i18n/totals";
import type { JourneyMap } from "../map/types";
import styles from "./TotalsScreen.module.css";
import type { Report, TotalLine } from "./types";
import { cellsOn, isNamed, isRunning } from "./wording";

export function ReportCard({
  id,
  map,
  report,
  onChange,
  onRemoved,
}: {
  id: string;
  map: JourneyMap;
  report: Report;
  onChange: () => void;
  onRemoved: () => void;
}) {
  const { problem, attempt } = useAttempt();
  const [asking, setAsking] = useState(false);
  const cells = cellsOn(report, map);
  const remove = async () => {
    setAsking(false);
    const done = await attempt(() => change("DELETE", `/maps/${id}/totals/${report.report_id}`));
    if (done) onRemoved();
    onChange();
  };
  return (
    <article className={styles.report} data-report>
      <header>
        <h3>{report.title}</h3>
        <span>{report.file_name}</span>
        <IconButton
          icon={Trash2}
          label={`${words.remove}: ${report.title}`}
          onClick={() => setAsking(true)}
        />
        <Dialog
          open={asking}
          onClose={() => setAsking(false)}
          title={words.removes(report.title)}
          actions={
            <>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {words.keepReport}
              </Button>
              <Button look="primary" onClick={() => void remove()}>
                {words.remove}
              </Button>
            </>
          }
        >
          <p>{words.rests(cells)}</p>
          <p>{words.noUndo}</p>
        </Dialog>
      </header>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.label}</th>
            <th scope="col" className={styles.number}>
              {words.latest}
            </th>
            <th scope="col">{words.counts}</th>
          </tr>
        </thead>
        <tbody>
          {report.lines.map((line) => (
            <Line
              key={line.label}
              id={id}
              map={map}
              report={report}
              line={line}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </article>
  );
}

function Line({
  id,
  map,
  report,
  line,
  onChange,
}: {
  id: string;
  map: JourneyMap;
  report: Report;
  line: TotalLine;
  onChange: () => void;
}) {
  const latest = line.totals[line.totals.length - 1];
  const bound = line.touchpoint_id
    ? `touchpoint:${line.touchpoint_id}`
    : line.stage_id
      ? `stage:${line.stage_id}`
      : "";
  const namesake = map.touchpoints.find((one) => isNamed(one.name, line.label));
  const { problem, attempt } = useAttempt();
  async function bind(value: string) {
    const [kind, place = ""] = value.split(":", 2);
    const body = {
      report_id: report.report_id,
      label: line.label,
      touchpoint_id: kind === "touchpoint" ? place : "",
      stage_id: kind === "stage" ? place : "",
    };
    if (await attempt(() => post(`/maps/${id}/totals/bind`, body))) onChange();
  }
  return (
    <tr>
      <th scope="row">
        {line.label}
        <small>
          {words.periods(line.totals.length)}
          {line.totals.length > 1 &&
            line.totals[0] &&
            ` ${words.since(periodText(line.totals[0].period_from, line.totals[0].period_to))}`}
        </small>
      </th>
      <td className={styles.number}>
        {latest && (
          <>
            <strong>{valueText(latest.value, line.unit)}</strong>
            <small>{periodText(latest.period_from, latest.period_to)}</small>
            {isRunning(latest.period_to) && <small>{words.running}</small>}
          </>
        )}
      </td>
      <td className={styles.place}>
        <Select
          aria-label={`${words.counts}: ${line.label}`}
          value={bound}
          onChange={(event) => void bind(event.target.value)}
          options={[
            { value: "", label: words.nowhere },
            ...map.stages.flatMap((stage) => [
              ...map.touchpoints
                .filter((one) => one.stage_id === stage.id)
                .map((one) => ({
                  value: `touchpoint:${one.id}`,
                  label: `${stage.name} › ${one.name}`,
                })),
              { value: `stage:${stage.id}`, label: words.kpiOf(stage.name) },
            ]),
          ]}
        />
        {bound && <LargeBadge state="measured" />}
        {!bound && namesake && (
          <Button small onClick={() => void bind(`touchpoint:${namesake.id}`)}>
            {words.countAt(namesake.name)}
          </Button>
        )}
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </td>
    </tr>
  );
}
