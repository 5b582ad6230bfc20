// What those did next who left a stage: in the inspector of its figures, and as a table.
import { type Limits, queryOf } from "../api/limits";
import { useAnswer } from "../api/useAnswer";
import { lowFollowed } from "../components/RibbonDrawing";
import { en } from "../i18n/en";
import { fallouts as words } from "../i18n/en.fallouts";
import { count, share, silenceOf } from "../i18n/format";
import { intervalText } from "../map/figures";
import type { FallOut, FallOuts, NextWay } from "../map/schema";
import { useEditor } from "./context";
import styles from "./FallOuts.module.css";
import { FigureButton } from "./FigureButton";
import inspector from "./Inspector.module.css";
import { FigureField, Plain } from "./PlainTable";

/** Parts of a stage whose figure leads to those who left it. */
const OF_STAGE = /^(?:stage|lost|fall_out):([^:@]+)/;

/** The stage a figure of the ribbon is about; empty where it is about none. */
export function stageOfFigure(rows: string): string {
  const found = OF_STAGE.exec(rows)?.[1];
  return found ? decodeURIComponent(found) : "";
}

/** Whether a figure is told inside the workspace alone, so that no picture of it is offered. */
export const staysInside = (rows: string) => rows.startsWith("fall_out:");

function useFallOuts(mapId: string, limits: Limits) {
  return useAnswer<FallOuts>(`/maps/${mapId}/fall-outs`, queryOf(limits));
}

/** The words for a way, and what stands small beneath them. */
function useWords(): (way: NextWay) => string {
  const { view } = useEditor();
  const names = new Map(view.map.touchpoints.map((one) => [one.id, one.name]));
  return (way) => {
    const name = names.get(way.touchpoint_id) ?? way.touchpoint_id;
    if (way.how === "back") return words.back(name);
    if (way.how === "again") return words.again(name);
    if (way.how === "outside") return words.outside(name);
    if (way.how === "other") return words.other(way.touchpoints);
    return way.how === "unmapped" ? words.unmapped : words.nothing;
  };
}

const mostly = (way: NextWay) => (way.name ? words.mostly(way.name, count(way.named)) : "");

/** The list beside a number of the ribbon; nothing where nobody left. */
export function FallOutList({
  mapId,
  limits,
  stageId,
  shown,
}: {
  mapId: string;
  limits: Limits;
  stageId: string;
  /** The rows of the number that is open. */
  shown: string;
}) {
  const { view } = useEditor();
  const answer = useFallOuts(mapId, limits);
  const called = useWords();
  const flow = view.flow(stageId);
  const name = view.stages.find((one) => one.id === stageId)?.name ?? "";
  const found = answer.data?.stages.find((one) => one.stage_id === stageId);
  if (!flow || flow.left.n === 0) return null;
  const open = (flow.open.value ?? 0) > 0 ? flow.open : null;
  return (
    <section className={inspector.section} data-fall-outs={stageId} aria-busy={answer.loading}>
      <h3 className={inspector.title}>{flow.last ? words.titleLast : words.title}</h3>
      {answer.problem && <p className={inspector.reason}>{answer.problem.message}</p>}
      {!answer.data && answer.loading && <p className={inspector.reason}>{words.counting}</p>}
      {found && found.following.length === 0 && (
        <p className={inspector.reason}>{words.tooFew(count(found.left))}</p>
      )}
      {found && found.following.length > 0 && (
        <table className={styles.list}>
          <caption>{words.all(count(found.left))}</caption>
          <thead>
            <tr>
              <th scope="col">{words.next}</th>
              <th scope="col">{words.journeys}</th>
              <th scope="col">{words.share}</th>
            </tr>
          </thead>
          <tbody>
            {found.following.map((way) => (
              <tr
                key={way.figure.rows}
                data-way={way.how}
                aria-current={way.figure.rows === shown || undefined}
              >
                <th scope="row">
                  {called(way)}
                  {way.name && <span className={styles.small}>{mostly(way)}</span>}
                </th>
                <td>{count(way.figure.part ?? 0)}</td>
                <td>
                  <FigureButton tabbable figure={way.figure} title={`${name}, ${called(way)}`} />
                  <span className={styles.small}>{intervalText(way.figure)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && (
        <p className={inspector.muted}>
          <FigureButton tabbable figure={open} title={en.map.stillOpen} /> {words.notOpen}
        </p>
      )}
      {lowFollowed(flow) && (
        <p className={inspector.muted}>{words.few(share(flow.followed?.value ?? 0, 0))}</p>
      )}
    </section>
  );
}

/** The same of all stages, for those who read the map as tables. */
export function FallOutTable({ mapId, limits }: { mapId: string; limits: Limits }) {
  const { view } = useEditor();
  const answer = useFallOuts(mapId, limits);
  const found = new Map((answer.data?.stages ?? []).map((one) => [one.stage_id, one]));
  if (answer.problem) return <p role="alert">{answer.problem.message}</p>;
  const heads = [en.table.stage, words.next, words.journeys, words.share, en.table.interval];
  return (
    <Plain name={words.table} heads={heads}>
      {view.stages.map((stage) => {
        const one = found.get(stage.id);
        return one && one.left > 0 && <StageRows key={stage.id} name={stage.name} of={one} />;
      })}
    </Plain>
  );
}

function StageRows({ name, of }: { name: string; of: FallOut }) {
  const { view } = useEditor();
  const called = useWords();
  const flow = view.flow(of.stage_id);
  if (!flow) return null;
  const all = flow.last ? words.endedRow : words.allRow;
  const silence = silenceOf(view.map.header.journey);
  return (
    <>
      {of.following.map((way) => (
        <tr key={way.figure.rows} data-way={way.how}>
          <td>{name}</td>
          <th scope="row">
            {called(way)}
            {way.name && ` (${mostly(way)})`}
          </th>
          <td>{count(way.figure.part ?? 0)}</td>
          <FigureField figure={way.figure} title={`${name}, ${called(way)}`} />
          <td>{intervalText(way.figure)}</td>
        </tr>
      ))}
      <tr>
        <td>{name}</td>
        <th scope="row">{all}</th>
        <FigureField
          figure={flow.left}
          title={`${name}, ${flow.last ? en.map.ended : en.map.notSeen(silence)}`}
        />
        <td>{of.following.length === 0 ? words.tooFew(count(of.left)) : ""}</td>
        <td />
      </tr>
      <tr>
        <td>{name}</td>
        <th scope="row">{words.openRow}</th>
        <FigureField figure={flow.open} title={`${name}, ${en.map.stillOpen}`} />
        <td />
        <td />
      </tr>
    </>
  );
}
