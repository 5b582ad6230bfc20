// The ribbon over all stages: shapes in one drawing, numbers as buttons above it.
import { useMemo } from "react";
import { lowFollowed, RibbonDrawing } from "../components/RibbonDrawing";
import { en } from "../i18n/en";
import { entries } from "../i18n/en.entries";
import { targets } from "../i18n/en.targets";
import { share, silenceOf } from "../i18n/format";
import { type RibbonShape, ribbonShape } from "../layout/ribbon";
import { useTallScreen } from "../layout/screen";
import { entryOf } from "../map/entries";
import { figureText } from "../map/figures";
import type { Lane, StageFlow } from "../map/types";
import styles from "./ConversionLane.module.css";
import { useEditor } from "./context";
import { DrawnCell } from "./DrawnCell";
import { FigureButton } from "./FigureButton";
import { ArcsOver } from "./Paths";

const FULL = { top: 57, most: 50, bottom: 138 };
/** Where columns are narrow, or few can be followed, the words under the ribbon take more lines. */
const MIDDLE = { ...FULL, bottom: 150 };
const NARROW = { ...FULL, bottom: 162 };
const FEW_FOLLOWED = { ...FULL, most: 60, bottom: 190 };
const ROOMY_COLUMN = 240;
const NARROW_COLUMN = 190;
/** On a tall screen the ribbon is as high as on paper. */
const TALLER = 34;
const COMPACT = { top: 20, most: 52, bottom: 98 };
const OVERVIEW = { top: 14, most: 32, bottom: 58 };

function asWide(column: number) {
  if (column >= ROOMY_COLUMN) return FULL;
  return column >= NARROW_COLUMN ? MIDDLE : NARROW;
}

export function ConversionLane({ lane, row }: { lane: Lane; row: number }) {
  const { view, columns, density, faded } = useEditor();
  const compact = density !== "full";
  const column = columns.total / Math.max(1, view.stages.length);
  const flows = useMemo(() => view.stages.map((stage) => view.flow(stage.id)), [view]);
  const tall = useTallScreen();
  const place = useMemo(() => {
    if (density !== "full") return density === "compact" ? COMPACT : OVERVIEW;
    const full = flows.some(lowFollowed) ? FEW_FOLLOWED : asWide(column);
    return tall ? { ...full, most: full.most + TALLER, bottom: full.bottom + TALLER } : full;
  }, [density, flows, column, tall]);
  const shape = useMemo(
    () =>
      ribbonShape(
        columns,
        flows.map((flow) => ({
          observed: flow?.observed ?? false,
          reach: flow?.reach.value ?? 0,
          enter: flow?.enter.value ?? 0,
          converted: flow?.converted.value ?? 0,
          left: flow?.last ? 0 : (flow?.left.value ?? 0),
        })),
        place,
      ),
    [columns, flows, place],
  );
  const isFaded = faded("measured");
  return (
    <>
      {view.stages.map((stage, column) => (
        <DrawnCell
          key={stage.id}
          place={{ stage, lane, row, column }}
          height={place.bottom + 6}
          badge={<span />}
          className={styles.cell}
          says={view.reading ? saysOf(flows[column] ?? null) : ""}
        />
      ))}
      <div
        role="gridcell"
        aria-colindex={2}
        aria-colspan={view.stages.length}
        aria-label={lane.name}
        className={`${styles.over} ${isFaded ? styles.isFaded : ""}`}
        style={{ width: columns.total, height: place.bottom + 6 }}
      >
        {!view.reading && (
          <span className={styles.counting} style={{ top: place.top, height: place.most }}>
            {density === "overview" ? "" : en.map.loading}
          </span>
        )}
        {view.reading && (
          <RibbonDrawing
            key={columns.edges.join()}
            id="ribbon"
            shape={shape}
            isFew={(stage) => lowFollowed(flows[stage])}
            width={columns.total}
            height={place.bottom + 6}
          />
        )}
        {view.reading && !compact && <ArcsOver top={place.top} />}
        {view.reading && density !== "overview" && (
          <Labels shape={shape} flows={flows} compact={compact} />
        )}
      </div>
    </>
  );
}

function saysOf(flow: StageFlow | null): string {
  if (!flow?.observed) return en.map.notObserved;
  return `${figureText(flow.reach)} ${en.map.journeys}`;
}

/** How wide the words beside a leaving stream may be: up to the end of their column. */
function roomFor(shape: RibbonShape, stream: RibbonShape["leaving"][number]): number {
  const column = shape.stages[stream.stage + 1];
  if (!column) return 136;
  const joining = shape.entering.find((one) => one.stage === stream.stage + 1);
  const end = joining ? joining.x - 5 : column.x + column.width - 24;
  return Math.max(74, Math.min(152, end - stream.x));
}

function Labels({
  shape,
  flows,
  compact,
}: {
  shape: RibbonShape;
  flows: readonly (StageFlow | null)[];
  compact: boolean;
}) {
  const { view } = useEditor();
  const silence = silenceOf(view.map.header.journey);
  const last = flows.length - 1;
  return (
    <>
      {shape.blocks.map((block) => (
        <span
          key={block.stage}
          className={styles.unseen}
          style={{ left: block.x + 8, top: shape.top + 5, width: block.width - 16 }}
          title={en.map.notObservedHelp}
        >
          {en.map.notObserved}
        </span>
      ))}
      {flows.map((flow, k) => {
        const stage = view.stages[k];
        const box = shape.stages[k];
        if (!flow?.observed || !stage || !box) return null;
        const next = flows[k + 1];
        return (
          <span key={stage.id}>
            <Reach flow={flow} name={stage.name} box={box} top={shape.top} compact={compact} />
            {flow.last && !compact && (
              <Ended flow={flow} name={stage.name} box={box} top={shape.top} />
            )}
            {k < last && next?.observed && (
              <span className={styles.border} style={{ left: box.x + box.width, top: shape.top }}>
                <FigureButton
                  figure={flow.conversion}
                  title={`${stage.name}, ${en.table.share.toLowerCase()}`}
                  className={styles.pill}
                />
              </span>
            )}
          </span>
        );
      })}
      {!compact &&
        shape.leaving.map((stream) => {
          const flow = flows[stream.stage];
          const stage = view.stages[stream.stage];
          if (!flow || !stage) return null;
          return (
            <Leaving
              key={stage.id}
              flow={flow}
              name={stage.name}
              silence={silence}
              x={stream.x}
              room={roomFor(shape, stream)}
              lifted={shape.entering.some((one) => one.stage === stream.stage + 1)}
            />
          );
        })}
      {!compact &&
        shape.small.map((stream) => {
          const flow = flows[stream.stage];
          const stage = view.stages[stream.stage];
          if (!flow || !stage) return null;
          return (
            <span
              key={stage.id}
              className={styles.small}
              style={{ left: stream.x, top: stream.y - 2 }}
            >
              <FigureButton
                figure={flow.left}
                title={`${stage.name}, ${en.map.notSeen(silence)}`}
              />{" "}
              {en.map.notSeenShort}
            </span>
          );
        })}
      {!compact &&
        shape.entering.map((stream) => {
          const flow = flows[stream.stage];
          const stage = view.stages[stream.stage];
          const entry = stage ? entryOf(view, stage.id) : null;
          if (!flow || !stage) return null;
          return (
            <span key={stage.id} className={styles.entering} style={{ left: stream.x - 6 }}>
              <FigureButton figure={flow.enter} title={`${stage.name}, ${en.map.enterHere}`} />{" "}
              {en.map.enterHere}
              {entry?.value != null && (
                <>
                  {" · "}
                  <FigureButton figure={entry} title={`${stage.name}, ${entries.here}`} />
                </>
              )}
            </span>
          );
        })}
    </>
  );
}

function Reach({
  flow,
  name,
  box,
  top,
  compact,
}: {
  flow: StageFlow;
  name: string;
  box: RibbonShape["stages"][number];
  top: number;
  compact: boolean;
}) {
  const inside = box.start >= 15;
  const two = box.start >= 36;
  const y = two
    ? top + Math.min(18, box.start / 2 - 16)
    : inside
      ? top + box.start / 2 - 8
      : Math.max(top + box.start + 3, top + 9);
  return (
    <span
      className={`${styles.reach} ${inside ? styles.isInside : ""}`}
      style={{ left: box.x + (compact ? 29 : 34), top: y }}
    >
      <FigureButton
        figure={flow.reach}
        title={`${name}, ${en.table.reach.toLowerCase()}`}
        className={styles.number}
      />
      {two && !compact && <span className={styles.unit}>{en.map.journeys}</span>}
    </span>
  );
}

/** What became of the journeys of the last stage: ended or open, never "not seen again". */
function Ended({
  flow,
  name,
  box,
  top,
}: {
  flow: StageFlow;
  name: string;
  box: RibbonShape["stages"][number];
  top: number;
}) {
  const inside = box.start >= 15;
  const y = inside ? top + box.height + 6 : Math.max(top + box.start + 3, top + 9) + 16;
  return (
    <span
      className={`${styles.reach} ${styles.rest}`}
      style={{ left: box.x + 34, top: y, maxWidth: box.width * 0.72 - 34 }}
    >
      <FigureButton figure={flow.left} title={`${name}, ${en.map.ended}`} /> {en.map.ended} ·{" "}
      <FigureButton figure={flow.open} title={`${name}, ${en.map.stillOpen}`} /> {en.map.stillOpen}
    </span>
  );
}

function Leaving({
  flow,
  name,
  silence,
  x,
  room,
  lifted,
}: {
  flow: StageFlow;
  name: string;
  silence: string;
  x: number;
  room: number;
  /** Whether the words of an entering stream stand below. */
  lifted: boolean;
}) {
  const { target_kind, target_word } = useEditor().view.map.header.journey;
  const unreached = targets.without(target_kind, target_word);
  const reach = flow.reach.value ?? 0;
  const part = reach > 0 ? (flow.left.value ?? 0) / reach : null;
  return (
    <span className={styles.leaving} style={{ left: x, bottom: lifted ? 21 : 6, width: room }}>
      <FigureButton
        figure={flow.left}
        title={`${name}, ${en.map.notSeen(silence)}`}
        className={styles.lost}
      />{" "}
      <span className={styles.lost}>{en.map.notSeenShort}</span>
      <span className={styles.second}>
        {en.map.after(silence)}
        {part !== null && ` · ${share(part)}`}
      </span>
      <span className={styles.rests}>
        {flow.lost && flow.lost.value !== null && (
          <span>
            <FigureButton
              figure={flow.lost}
              title={`${name}, ${en.map.notSeen(silence)}, ${unreached}`}
            />{" "}
            {unreached}
          </span>
        )}
        {(flow.converted.value ?? 0) > 0 && (
          <span>
            <FigureButton figure={flow.converted} title={`${name}, ${en.table.converted}`} />{" "}
            {en.map.goOn}
          </span>
        )}
        {(flow.open.value ?? 0) > 0 && (
          <span>
            <FigureButton figure={flow.open} title={`${name}, ${en.map.stillOpen}`} />{" "}
            {en.map.openWord}
          </span>
        )}
      </span>
      {lowFollowed(flow) && flow.followed && (
        <FigureButton
          figure={flow.followed}
          title={`${name}, ${en.table.followed.toLowerCase()}`}
          className={styles.follow}
        >
          {en.map.follow(share(flow.followed.value ?? 0, 0), en.map.journeysWho)}
        </FigureButton>
      )}
    </span>
  );
}
