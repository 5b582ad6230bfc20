// Every number of the map in plain tables, written by the same functions as on the map.
import type { Limits } from "../api/limits";
import { differingText } from "../i18n/belonging";
import { channelName, en } from "../i18n/en";
import { promises } from "../i18n/en.promises";
import { targets as words } from "../i18n/en.targets";
import { count, durationRange, silenceOf } from "../i18n/format";
import { channelsOf, differing, ownersOf } from "../map/belonging";
import { intervalText, latestWeek, periodText, valueText } from "../map/figures";
import { promisesOf } from "../map/promises";
import { targetLines } from "../map/targets";
import type { Figure, Stage } from "../map/types";
import { useEditor } from "./context";
import { wordOf } from "./EmotionLane";
import { EntryTable } from "./EntryTable";
import { FallOutTable } from "./FallOuts";
import { FigureField, Plain } from "./PlainTable";
import { SpansTable } from "./SpansTable";
import styles from "./TableTwin.module.css";

export function TableTwin({ mapId, limits }: { mapId: string; limits: Limits }) {
  const { view } = useEditor();
  const reading = view.reading;
  if (!reading) return null;
  return (
    <div className={styles.tables}>
      <h2 className={styles.title}>{en.table.title(view.map.header.title)}</h2>
      <p className={styles.sentence}>{reading.applied.sentence}</p>
      <Scope />
      <Targets />
      <Promises />
      <SpansTable />
      <Conversion />
      <EntryTable />
      <FallOutTable mapId={mapId} limits={limits} />
      <Jumps />
      <Touchpoints />
      <Emotions />
      <Times />
      <Kpis />
    </div>
  );
}

function Scope() {
  const { view } = useEditor();
  const reading = view.reading;
  if (!reading) return null;
  const { target_kind, target_word } = view.map.header.journey;
  const again = words.again(target_kind, target_word);
  const figures: readonly (readonly [string, Figure | null])[] = [
    [en.map.journeys, reading.journeys],
    [view.map.header.goal?.kpi ?? en.map.goal, reading.goal],
    [again, reading.repurchase],
  ];
  return (
    <Plain name={en.table.scope} heads={[en.table.figure, en.table.value, en.table.interval]}>
      {figures.map(([name, figure]) =>
        figure ? (
          <tr key={name}>
            <th scope="row">{name}</th>
            <FigureField figure={figure} title={name} />
            <td>{intervalText(figure)}</td>
          </tr>
        ) : null,
      )}
    </Plain>
  );
}

function Targets() {
  const { view } = useEditor();
  const lines = view.reading ? targetLines(view.map, view.reading) : [];
  if (lines.length === 0) return null;
  const heads = [
    words.title,
    words.kindColumn,
    words.reached,
    words.ofJourneys,
    en.table.share,
    en.table.interval,
    words.period,
  ];
  return (
    <Plain name={words.title} heads={heads}>
      {lines.map((one) => (
        <tr key={one.id} data-target={one.id || "main"}>
          <th scope="row">{one.name}</th>
          <td>{one.called}</td>
          <td>{one.figure.part === null ? "" : count(one.figure.part)}</td>
          <td>{count(one.figure.n)}</td>
          <FigureField figure={one.figure} title={one.label} />
          <td>{intervalText(one.figure)}</td>
          <td>{periodText(one.figure)}</td>
        </tr>
      ))}
    </Plain>
  );
}

function Promises() {
  const { view } = useEditor();
  const all = promisesOf(view.map);
  if (all.length === 0) return null;
  return (
    <Plain
      name={promises.title}
      heads={[promises.place, en.table.state, en.table.figure, en.table.interval, promises.why]}
    >
      {all.map((one) => {
        const reading = view.statementReading(one.id);
        const figure = reading?.verdict?.figure ?? null;
        return (
          <tr key={one.id}>
            <th scope="row">{one.text}</th>
            <td>{en.state[reading?.state ?? "assumed"]}</td>
            <FigureField figure={figure} title={one.text} />
            <td>{figure ? intervalText(figure) : ""}</td>
            <td>{reading?.verdict?.sentence ?? reading?.reason ?? ""}</td>
          </tr>
        );
      })}
    </Plain>
  );
}

function Conversion() {
  const { view } = useEditor();
  const { target_kind, target_word } = view.map.header.journey;
  const lost = words.ofThemWithout(target_kind, target_word);
  const silence = silenceOf(view.map.header.journey);
  const heads = [
    en.table.stage,
    en.table.reach,
    en.table.enter,
    en.table.converted,
    en.table.skipped,
    en.table.open,
    en.table.left(silence),
    lost,
    en.table.share,
    en.table.interval,
    en.table.followed,
  ];
  return (
    <Plain name={en.table.conversion} heads={heads}>
      {view.stages.map((stage) => {
        const flow = view.flow(stage.id);
        if (!flow?.observed) {
          return (
            <tr key={stage.id}>
              <StageField stage={stage} />
              <td colSpan={10}>{en.map.notObserved}</td>
            </tr>
          );
        }
        return (
          <tr key={stage.id}>
            <StageField stage={stage} />
            <FigureField figure={flow.reach} title={en.table.reach} />
            <FigureField figure={flow.enter} title={en.table.enter} />
            <FigureField figure={flow.last ? null : flow.converted} title={en.table.converted} />
            <FigureField figure={flow.last ? null : flow.skipped} title={en.table.skipped} />
            <FigureField figure={flow.open} title={en.table.open} />
            <FigureField
              figure={flow.left}
              title={flow.last ? en.map.ended : en.map.notSeen(silence)}
            />
            <FigureField figure={flow.lost} title={lost} />
            <FigureField figure={flow.last ? null : flow.conversion} title={en.table.share} />
            <td>{flow.last ? "" : intervalText(flow.conversion)}</td>
            <FigureField figure={flow.followed} title={en.table.followed} />
          </tr>
        );
      })}
    </Plain>
  );
}

function Jumps() {
  const { view } = useEditor();
  const names = new Map(view.stages.map((stage) => [stage.id, stage.name]));
  const arcs = view.reading?.arcs ?? [];
  if (arcs.length === 0) return null;
  const heads = [
    en.table.kind,
    en.table.stage,
    en.table.to,
    en.table.value,
    en.table.journeysColumn,
  ];
  return (
    <Plain name={en.table.jumps} heads={heads}>
      {arcs.map((arc) => (
        <tr key={arc.figure.rows}>
          <th scope="row">{en.map[arc.kind]}</th>
          <td>{names.get(arc.from_stage_id)}</td>
          <td>{names.get(arc.to_stage_id)}</td>
          <FigureField figure={arc.figure} title={en.map[arc.kind]} />
          <td>{count(arc.figure.part ?? arc.figure.value ?? 0)}</td>
        </tr>
      ))}
    </Plain>
  );
}

function Touchpoints() {
  const { view } = useEditor();
  const heads = [
    en.table.stage,
    en.table.touchpoint,
    en.table.channel,
    en.table.owner,
    en.table.journeysColumn,
    en.table.steps,
    en.table.seen,
    en.table.elsewhere,
  ];
  return (
    <Plain name={en.table.touchpoints} heads={heads}>
      {view.stages.flatMap((stage) =>
        view.touchpoints(stage.id).map((touchpoint) => {
          const reading = view.touchpointReading(touchpoint.id);
          return (
            <tr key={touchpoint.id}>
              <td>{stage.name}</td>
              <th scope="row">{touchpoint.name}</th>
              <td>{channelsOf(touchpoint).map(channelName).join(", ")}</td>
              <td>{ownersOf(touchpoint).join(", ") || en.frame.nobody}</td>
              <FigureField figure={reading?.journeys ?? null} title={touchpoint.name} />
              <FigureField figure={reading?.steps ?? null} title={touchpoint.name} />
              <td>{reading ? (reading.seen ? en.table.yes : en.map.neverSeen) : ""}</td>
              <td>{differingText(differing(touchpoint, reading?.channels ?? []))}</td>
            </tr>
          );
        }),
      )}
    </Plain>
  );
}

function Emotions() {
  const { view } = useEditor();
  const heads = [
    en.table.stage,
    en.table.touchpoint,
    en.table.word,
    en.table.value,
    en.table.interval,
    en.table.answers,
    en.table.state,
  ];
  return (
    <Plain name={en.table.emotion} heads={heads}>
      {view.stages.flatMap((stage) => {
        const names = new Map(view.touchpoints(stage.id).map((one) => [one.id, one.name]));
        return view
          .emotions(stage.id)
          .filter((one) => one.shown === "line" && one.figure.value !== null)
          .map((point) => (
            <tr key={point.figure.rows}>
              <td>{stage.name}</td>
              <th scope="row">{names.get(point.touchpoint_id)}</th>
              <td>{wordOf(point.word, point.figure.value ?? 0)}</td>
              <FigureField figure={point.figure} title={names.get(point.touchpoint_id) ?? ""} />
              <td>{intervalText(point.figure)}</td>
              <td>{count(point.figure.n)}</td>
              <td>{en.state[point.state]}</td>
            </tr>
          ));
      })}
    </Plain>
  );
}

function Times() {
  const { view } = useEditor();
  return (
    <Plain name={en.table.time} heads={[en.table.stage, en.table.median, en.table.half]}>
      {view.stages.map((stage) => {
        const flow = view.flow(stage.id);
        const known = flow && flow.median_seconds.value !== null;
        return (
          <tr key={stage.id}>
            <th scope="row">{stage.name}</th>
            {known ? (
              <FigureField figure={flow.median_seconds} title={en.table.median} />
            ) : (
              <td>{en.map.notObserved}</td>
            )}
            <td>
              {known && flow.low_quartile !== null && flow.high_quartile !== null
                ? durationRange(flow.low_quartile, flow.high_quartile)
                : ""}
            </td>
          </tr>
        );
      })}
    </Plain>
  );
}

function Kpis() {
  const { view } = useEditor();
  const heads = [
    en.table.stage,
    en.table.kpi,
    en.table.value,
    en.table.interval,
    en.table.target,
    en.table.latest,
  ];
  return (
    <Plain name={en.table.kpis} heads={heads}>
      {view.stages.flatMap((stage) =>
        view.kpis(stage.id).map(([kpi, reading]) => (
          <tr key={kpi.id}>
            <td>{stage.name}</td>
            <th scope="row">{kpi.name}</th>
            <FigureField figure={reading?.figure ?? null} title={kpi.name} />
            <td>{reading ? intervalText(reading.figure) : ""}</td>
            <td>
              {reading && kpi.target !== null ? valueText(kpi.target, reading.figure.unit) : ""}
            </td>
            <FigureField figure={reading && latestWeek(reading)} title={en.table.latest} />
          </tr>
        )),
      )}
    </Plain>
  );
}

/** A stage's name, and how important it is where somebody has said. */
function StageField({ stage }: { stage: Stage }) {
  return (
    <th scope="row">
      {stage.name}
      {stage.importance && ` (${en.map.importance[stage.importance].toLowerCase()})`}
    </th>
  );
}
