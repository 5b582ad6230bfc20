// The table of touchpoints as the server sends it.
export type { Handover, TouchpointLine, TouchpointRow, TouchpointTable } from "../map/schema";
