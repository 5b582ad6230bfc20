// What the home page gets from the server, by the names its parts know.
import type { SourceCard } from "../map/schema";

export type {
  DayStep,
  Home as HomeData,
  MapCard as MapCardData,
  PersonaCard as PersonaData,
  SourceCard as SourceData,
  TemplateCard as TemplateData,
  WorkingDay,
} from "../map/schema";

export type Freshness = SourceCard["freshness"];
