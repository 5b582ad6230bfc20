// What the inspector gets about one cell from the server, by the names its parts know.
export type {
  CellEvidence,
  ClaimSource,
  DrillDownQuote as InspectedQuote,
  Owner,
  SentenceChange,
  Since,
  StatementEvidence as InspectedStatement,
} from "../map/schema";
