// What the server answers about totals of our own reports.
export type {
  Report,
  ReportRead,
  TotalLine,
  TotalOutput as Total,
  TotalReading,
} from "../map/schema";
