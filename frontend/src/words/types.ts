// What the server answers about customers' words, by the names the screen knows.
import type { QuotingQuote } from "../map/schema";

export type {
  EmotionWord,
  QuotingQuote as Quote,
  ResponseRate,
  Words as WordsAnswer,
} from "../map/schema";

export type QuoteKind = QuotingQuote["kind"];
