// What the home page, the new-map page and the privacy page get from the server.

export interface MapCardData {
  id: string;
  title: string;
  persona: string;
  portrait: string;
  edited_at: number;
  revision: number;
  states: Partial<Record<string, number>>;
  cells_total: number;
  backed_share: number | null;
}

export type Freshness = "fresh" | "late" | "closed" | "empty";

export interface SourceData {
  source_id: string;
  name: string;
  reader: string;
  channel: string;
  rows: number;
  events: number;
  answers: number;
  files: number;
  rejected: number;
  last_event_ms: number | null;
  last_import_ms: number | null;
  days: number[];
  freshness: Freshness;
}

export interface HomeData {
  workspace: string;
  maps: MapCardData[];
  sources: SourceData[];
  rows: number;
  events: number;
  answers: number;
}

export interface TemplateData {
  id: string;
  name: string;
  description: string;
  stages: string[];
}
