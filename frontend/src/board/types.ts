// The board as the server sends it: marks in px of the sheet, colours by token name.
import type { Box, Drawing } from "../map/schema";

export type {
  Board,
  BoardWordsWording as Wording,
  Box as BoxMark,
  Drawing,
  Leader,
  Path as PathMark,
  Picture as PictureMark,
  Text as TextMark,
} from "../map/schema";

export type Mark = Drawing["marks"][number];
export type Look = Box["look"];
