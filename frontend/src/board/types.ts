// A drawing as the server sends it: marks in px of the sheet, colours by token name.
import type { Figure } from "../map/types";

export interface TextMark {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly size: number;
  readonly leading: number;
  readonly weight: number;
  readonly color: string;
  readonly anchor: "start" | "middle" | "end";
  readonly voice: boolean;
  readonly figure: Figure | null;
  readonly says: string;
  readonly title: boolean;
}

export type Look = "" | "fade" | "hatch" | "hatch-loss" | "raster";

export interface BoxMark {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly radius: number;
  readonly fill: string;
  readonly stroke: string;
  readonly wide: number;
  readonly dash: readonly number[];
  readonly look: Look;
}

export interface PathMark {
  readonly kind: "path";
  readonly segments: readonly (readonly [string, readonly number[]])[];
  readonly fill: string;
  readonly stroke: string;
  readonly wide: number;
  readonly dash: readonly number[];
  readonly opacity: number;
  readonly look: Look;
  readonly round: boolean;
}

export interface PictureMark {
  readonly kind: "picture";
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly says: string;
  readonly face: string;
  readonly svg: string;
  readonly circle: boolean;
}

export type Mark = TextMark | BoxMark | PathMark | PictureMark;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly marks: readonly Mark[];
}

export interface Leader {
  readonly key: string;
  readonly sentence: string;
  readonly at_stake: number;
  readonly place: number;
}

/** One sentence of the board: what is counted, and what the owner says instead. */
export interface Wording {
  readonly key: string;
  readonly counted: string;
  readonly words: string;
  readonly unmatched: readonly string[];
}

export interface Board {
  readonly title: string;
  readonly as_of: string;
  readonly slides: readonly Drawing[];
  readonly published: number;
  readonly private: number;
  readonly leaders: readonly Leader[];
  readonly wordings: readonly Wording[];
  /** What the board is limited to, in words; empty = everything. */
  readonly applied: string;
}
