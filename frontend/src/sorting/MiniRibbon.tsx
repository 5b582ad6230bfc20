// What the sorting gives: the ribbon in small, counted anew after each change.

import { useEffect, useRef, useState } from "react";
import { lowFollowed, RibbonDrawing } from "../components/RibbonDrawing";
import { percent } from "../i18n/amounts";
import { sorting } from "../i18n/en.sorting";
import { count, silenceOf } from "../i18n/format";
import { type RibbonShape, type RibbonStage, ribbonShape, type Stream } from "../layout/ribbon";
import type { JourneyMap, MapReading, StageFlow } from "../map/types";
import styles from "./MiniRibbon.module.css";

const words = sorting.ribbon;
const TOP = 4;
const MOST = 44;
const HEIGHT = 84;
const LEAST_LABEL = 72;
/** A label with the share that can be followed needs this much. */
const WIDE_LABEL = 170;

interface Props {
  map: JourneyMap;
  reading: MapReading | null;
  waiting: boolean;
  problem: string;
}

export function MiniRibbon({ map, reading, waiting, problem }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const flows = map.stages
    .map((stage) => reading?.flows.find((flow) => flow.stage_id === stage.id))
    .filter((flow) => flow !== undefined);
  const journeys = reading?.journeys.value ?? 0;
  return (
    <section className={styles.strip} aria-label={words.title} aria-busy={waiting || undefined}>
      <header className={styles.head}>
        <h4 className={styles.title}>{words.title}</h4>
        <span className={styles.text}>{waiting ? words.waiting : words.text}</span>
      </header>
      <div ref={box} className={styles.box} data-waiting={waiting || undefined}>
        {problem !== "" && <p className={styles.text}>{words.problem}</p>}
        {reading && journeys === 0 && <p className={styles.text}>{words.none}</p>}
        {width > 0 && journeys > 0 && (
          <Drawing map={map} flows={flows} width={width} silence={silenceOf(map.header.journey)} />
        )}
      </div>
    </section>
  );
}

function Drawing({
  map,
  flows,
  width,
  silence,
}: {
  map: JourneyMap;
  flows: readonly StageFlow[];
  width: number;
  silence: string;
}) {
  const each = width / Math.max(1, flows.length);
  const edges = [...flows.map((_, at) => at * each), width];
  const columns = { widths: flows.map(() => each), edges, total: width };
  const place = { top: TOP, most: MOST, bottom: HEIGHT };
  const shape: RibbonShape = ribbonShape(columns, flows.map(plain), place);
  const nameOf = (stageId: string) => map.stages.find((one) => one.id === stageId)?.name ?? stageId;
  const table = flows.map((flow) =>
    words.table(nameOf(flow.stage_id), count(flow.reach.value ?? 0)),
  );
  return (
    <div className={styles.drawing}>
      <RibbonDrawing
        id="mini"
        shape={shape}
        isFew={(stage) => lowFollowed(flows[stage])}
        width={width}
        height={HEIGHT + 2}
        label={table.join(", ")}
      />
      {shape.leaving.map((stream) => (
        <Loss
          key={stream.stage}
          stream={stream}
          flow={flows[stream.stage]}
          silence={silence}
          room={roomFor(stream, shape, width)}
        />
      ))}
    </div>
  );
}

function Loss({
  stream,
  flow,
  silence,
  room,
}: {
  stream: Stream;
  flow: StageFlow | undefined;
  silence: string;
  room: number;
}) {
  if (!flow || room < LEAST_LABEL) return null;
  const top = TOP + MOST / 2 + 8;
  return (
    <p className={styles.loss} style={{ left: stream.x, top, maxWidth: room }}>
      <strong>{count(flow.left.value ?? 0)}</strong> {words.notSeen(silence)}
      {lowFollowed(flow) && room >= WIDE_LABEL && (
        <span className={styles.few}>{words.follow(percent(flow.followed?.value ?? 0))}</span>
      )}
    </p>
  );
}

/** The width a label has until the next stream begins, whether it leaves or joins. */
function roomFor(stream: Stream, shape: RibbonShape, width: number): number {
  const starts = [
    ...shape.leaving.map((other) => other.x - other.width - 34),
    ...shape.entering.map((other) => other.x),
    width,
  ];
  return Math.min(...starts.filter((x) => x > stream.x)) - stream.x - 6;
}

function plain(flow: StageFlow): RibbonStage {
  return {
    observed: flow.observed,
    reach: flow.reach.value ?? 0,
    enter: flow.enter.value ?? 0,
    converted: flow.converted.value ?? 0,
    left: flow.last ? 0 : (flow.left.value ?? 0),
  };
}

function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return width;
}
