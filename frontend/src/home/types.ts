// What the home page, the new-map page and the privacy page get from the server.
import type { Figure } from "../map/types";

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

export interface DayStep {
  key: "files" | "questions" | "names" | "old map" | "sentences" | "findings" | "board";
  state: "done" | "next" | "can wait";
  said: string;
}

export interface WorkingDay {
  map_id: string;
  steps: DayStep[];
}

export interface PersonaData {
  id: string;
  map_id: string;
  map_title: string;
  name: string;
  role: string;
  portrait: string;
  share: Figure | null;
  known: Figure | null;
}

export interface HomeData {
  workspace: string;
  maps: MapCardData[];
  sources: SourceData[];
  rows: number;
  events: number;
  answers: number;
  personas?: PersonaData[];
  day?: WorkingDay | null;
}

export interface TemplateData {
  id: string;
  name: string;
  description: string;
  stages: string[];
  own: boolean;
}
