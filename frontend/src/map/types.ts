// A journey map and its reading as the server sends them: the names under which the screens know
// the types that `make types` writes.
import type {
  CellReading,
  Claim,
  Condition,
  Figure,
  Lane,
  Quantity,
  Statement,
  Touchpoint,
} from "./schema";

export type {
  Arc,
  CellReading,
  ChannelShare,
  Claim,
  CompanyGoal,
  Condition,
  Coverage,
  EmotionPoint,
  EntryReading,
  EventRule,
  Figure,
  Filter,
  JourneyMap,
  JourneyRule,
  Kpi,
  KpiReading,
  Lane,
  MapHeader,
  MapReading,
  Moment,
  Persona,
  PersonaReading,
  Quantity,
  Stage,
  StageFlow,
  Statement,
  StatementReading,
  Support,
  Touchpoint,
  TouchpointReading,
  Verdict,
  WeekPoint,
} from "./schema";

export type Importance = Touchpoint["importance"];
export type Mode = Touchpoint["mode"];
export type LaneKind = Lane["kind"];
export type Part = Statement["part"];
export type Operator = Condition["operator"];
export type Comparison = Claim["comparison"];
export type QuantityKind = Quantity["kind"];
export type State = CellReading["state"];
export type Grain = Figure["grain"];
export type Unit = Figure["unit"];
