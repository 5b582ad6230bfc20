// Finding things in a map and its reading: cells by stage and lane, readings by what they are of.
import { en } from "../i18n/en";
import { type Span, spansIn } from "./spans";
import type {
  CellReading,
  EmotionPoint,
  JourneyMap,
  Kpi,
  KpiReading,
  Lane,
  MapReading,
  Stage,
  StageFlow,
  State,
  Statement,
  StatementReading,
  Touchpoint,
  TouchpointReading,
} from "./types";

export interface MapView {
  readonly map: JourneyMap;
  readonly reading: MapReading | null;
  readonly stages: readonly Stage[];
  readonly lanes: readonly Lane[];
  readonly cell: (stageId: string, laneId: string) => CellReading | null;
  /** What begins in a cell; what reaches over it from a stage before lies in `spans`. */
  readonly statements: (stageId: string, laneId: string) => readonly Statement[];
  /** What of a lane reaches over several stages. */
  readonly spans: (laneId: string) => readonly Span[];
  /** What a cell shows itself: all that begins in it and reaches no further. */
  readonly inside: (stageId: string, laneId: string) => readonly Statement[];
  /** Whether something lies over the cell, from this stage or one before. */
  readonly isCovered: (stageId: string, laneId: string) => boolean;
  readonly statementReading: (id: string) => StatementReading | null;
  readonly touchpoints: (stageId: string) => readonly Touchpoint[];
  readonly touchpointReading: (id: string) => TouchpointReading | null;
  readonly flow: (stageId: string) => StageFlow | null;
  readonly emotions: (stageId: string) => readonly EmotionPoint[];
  readonly kpis: (stageId: string) => readonly (readonly [Kpi, KpiReading | null])[];
}

function grouped<Value>(
  values: readonly Value[],
  key: (value: Value) => string,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

function indexed<Value>(
  values: readonly Value[],
  key: (value: Value) => string,
): Map<string, Value> {
  return new Map(values.map((value) => [key(value), value]));
}

/** A sentence written a moment ago has no source: its cell is assumed at once, visibly. */
function withUnread(
  cell: CellReading | null,
  statements: readonly Statement[],
  readings: ReadonlyMap<string, StatementReading>,
): CellReading | null {
  const fresh = statements.some((one) => !readings.has(one.id));
  if (cell?.state !== "empty" || !fresh) return cell;
  return { ...cell, state: "assumed", badge: en.state.noSource, reason: en.state.justWritten };
}

/** By lane; most maps have none, so nothing is sorted for them. */
function spansOf(map: JourneyMap, stages: readonly Stage[]): ReadonlyMap<string, readonly Span[]> {
  const long = map.statements.filter((one) => one.last_stage_id);
  const lanes = grouped(inOrder(long), (one) => one.lane_id);
  return new Map([...lanes].map(([laneId, all]) => [laneId, spansIn(stages, all)]));
}

const place = (stageId: string, laneId: string) => `${stageId}\n${laneId}`;

/** Records of a kind in their order: by order key, then by id, both compared as text. */
export function inOrder<Value extends { readonly order: string; readonly id: string }>(
  values: readonly Value[],
): Value[] {
  const key = (value: Value) => `${value.order}\n${value.id}`;
  return [...values].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

export function viewOf(
  map: JourneyMap,
  reading: MapReading | null,
  isShown: (lane: Lane) => boolean = (lane) => !lane.hidden,
): MapView {
  const cells = indexed(reading?.cells ?? [], (one) => place(one.stage_id, one.lane_id));
  const statements = grouped(inOrder(map.statements), (one) => place(one.stage_id, one.lane_id));
  const stages = inOrder(map.stages);
  const spans = spansOf(map, stages);
  const over = new Map<string, Statement[]>();
  for (const [laneId, found] of spans) {
    for (const { statement, first, many } of found) {
      for (const stage of stages.slice(first, first + many)) {
        const key = place(stage.id, laneId);
        over.set(key, [...(over.get(key) ?? []), statement]);
      }
    }
  }
  const statementReadings = indexed(reading?.statements ?? [], (one) => one.statement_id);
  const touchpoints = grouped(inOrder(map.touchpoints), (one) => one.stage_id);
  const touchpointReadings = indexed(reading?.touchpoints ?? [], (one) => one.touchpoint_id);
  const flows = indexed(reading?.flows ?? [], (one) => one.stage_id);
  const emotions = grouped(reading?.emotions ?? [], (one) => one.stage_id);
  const kpiReadings = indexed(reading?.kpis ?? [], (one) => one.kpi_id);
  const kpis = grouped(inOrder(map.kpis), (one) => one.stage_id);
  return {
    map,
    reading,
    stages,
    lanes: inOrder(map.lanes).filter(isShown),
    cell: (stageId, laneId) =>
      withUnread(
        cells.get(place(stageId, laneId)) ?? null,
        [
          ...(statements.get(place(stageId, laneId)) ?? []),
          ...(over.get(place(stageId, laneId)) ?? []),
        ],
        statementReadings,
      ),
    statements: (stageId, laneId) => statements.get(place(stageId, laneId)) ?? [],
    spans: (laneId) => spans.get(laneId) ?? [],
    inside: (stageId, laneId) => {
      const key = place(stageId, laneId);
      const here = statements.get(key) ?? [];
      return over.has(key) ? here.filter((one) => !over.get(key)?.includes(one)) : here;
    },
    isCovered: (stageId, laneId) => over.has(place(stageId, laneId)),
    statementReading: (id) => statementReadings.get(id) ?? null,
    touchpoints: (stageId) => touchpoints.get(stageId) ?? [],
    touchpointReading: (id) => touchpointReadings.get(id) ?? null,
    flow: (stageId) => flows.get(stageId) ?? null,
    emotions: (stageId) => emotions.get(stageId) ?? [],
    kpis: (stageId) =>
      (kpis.get(stageId) ?? []).map((kpi) => [kpi, kpiReadings.get(kpi.id) ?? null] as const),
  };
}

export const STATES: readonly State[] = [
  "measured",
  "reported",
  "assumed",
  "contradicted",
  "stale",
];

/** The states a reader should look at before believing the cell. */
export const DOUBTFUL: readonly State[] = ["contradicted", "stale", "assumed"];
