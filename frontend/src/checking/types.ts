// What the server answers about checking sentences, by the names the screen knows.
export type {
  Checked,
  Checks,
  NewWordingWording as Wording,
  Piece,
  Proposal,
  Proposals,
  Trial,
} from "../map/schema";
export type { Comparison } from "../map/types";
