// What the server answers about totals of our own reports.
export interface Total {
  readonly label: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly value: number;
  readonly unit: string;
}

export interface ReportRead {
  readonly table: {
    readonly totals: readonly Total[];
    readonly left_out: readonly string[];
    readonly unread: readonly string[];
  };
  readonly file_name: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
}

export interface TotalLine {
  readonly label: string;
  readonly unit: string;
  readonly totals: readonly Total[];
  readonly touchpoint_id: string;
  readonly stage_id: string;
}

export interface Report {
  readonly report_id: string;
  readonly title: string;
  readonly file_name: string;
  readonly entered_at_ms: number;
  readonly lines: readonly TotalLine[];
}

export interface TotalReading {
  readonly report_id: string;
  readonly title: string;
  readonly file_name: string;
  readonly label: string;
  readonly unit: string;
  readonly latest: {
    readonly period_from: string;
    readonly period_to: string;
    readonly value: number;
  };
  readonly points: readonly { readonly period_from: string; readonly value: number }[];
}
