// What the sorting board exchanges with the server: names and their counts, suggestions,
// counts of rules, and the three journey questions.
import type { NameList, Suggestion } from "../map/schema";

export type {
  JourneyChoice,
  JourneyQuestions as JourneyQuestionsAnswer,
  NameList as NamesAnswer,
  NameRow,
  RuleCount,
  RuleCounts,
  Suggestion,
  TimeoutChoice,
  TouchpointCount,
} from "../map/schema";

export type Show = keyof NameList["counts"];
export type SuggestionKind = Suggestion["kind"];

/** An edit as the server takes it: its type and its own fields. */
export type EditBody = { type: string } & Record<string, unknown>;
