// What every cell of the map may look at and do.
import { createContext, useContext } from "react";
import type { Edit } from "../api/useMapDocument";
import type { Columns, Density } from "../layout/columns";
import type { MapView } from "../map/lookup";
import type { Figure, Part, State } from "../map/types";
import type { CardRef } from "./cards";
import type { Range } from "./range";

export type Opened =
  | { readonly kind: "cell"; readonly stageId: string; readonly laneId: string }
  | { readonly kind: "figure"; readonly figure: Figure; readonly title: string }
  | null;

export type Editing =
  | { readonly kind: "statement"; readonly id: string }
  | {
      readonly kind: "new";
      readonly stageId: string;
      readonly laneId: string;
      readonly part: Part;
      readonly pairId: string;
    }
  | {
      readonly kind: "stage" | "lane" | "touchpoint" | "moment" | "stage-line" | "lane-hint";
      readonly id: string;
    }
  | { readonly kind: "new-touchpoint" | "new-moment"; readonly stageId: string }
  | null;

export interface Editor {
  readonly view: MapView;
  readonly columns: Columns;
  /** Of the sheet as a whole; a focused stage is full among compact ones. */
  readonly density: Density;
  readonly densityAt: (column: number) => Density;
  /** Width of the lane names. */
  readonly laneLabel: number;
  readonly focus: number | null;
  readonly faded: (state: State) => boolean;
  readonly opened: Opened;
  readonly open: (opened: Opened) => void;
  readonly openFigure: (figure: Figure, title: string) => void;
  readonly editing: Editing;
  readonly edit: (editing: Editing) => void;
  readonly make: (edit: Edit) => Promise<boolean>;
  /** The cards chosen together. */
  readonly selection: readonly CardRef[];
  readonly select: (cards: readonly CardRef[]) => void;
  /** The block of cells they were chosen by; null where they were chosen one by one. */
  readonly range: Range | null;
  /** Chooses a block of cells with all that stands in it. */
  readonly choose: (range: Range | null) => void;
  /** Starts writing in a card; false where it holds no words. */
  readonly begin: (card: CardRef) => boolean;
  /** Starts writing something new in a cell, or a moment where no lane is named. */
  readonly add: (stageId: string, laneId: string) => boolean;
}

/** The cell that Tab reaches; row 0 is the stage row. Apart, since it changes with every arrow. */
export interface Active {
  readonly active: readonly [row: number, column: number];
  readonly activate: (row: number, column: number) => void;
}

export const ActiveContext = createContext<Active>({ active: [1, 0], activate: () => undefined });

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("A part of the map was drawn outside the map.");
  return editor;
}
