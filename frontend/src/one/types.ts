// One customer's journey as the server sends it, by the names the screen knows.
export type { OneJourney, OneStep, Timeline } from "../map/schema";
