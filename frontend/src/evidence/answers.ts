// What a person has answered about a file, so that each answer can be changed later: the new one
// takes the place of the old, and every other answer that still holds stays.

import type { ColumnMeaning, Inspection, Mapping, Option, Question } from "./types";
import { ZONE } from "./zones";

export interface Answer {
  question: Question;
  option: Option;
}

/** Keep an answer; an earlier one to the same question gives way, in its place. */
export function withAnswer(answers: readonly Answer[], given: Answer): readonly Answer[] {
  const known = answers.some((each) => each.question.id === given.question.id);
  if (!known) return [...answers, given];
  return answers.map((each) => (each.question.id === given.question.id ? given : each));
}

/** Give the mapping in which one answer is another option; what else was settled since stays. */
export function changedAnswer(now: Mapping, answer: Answer, option: Option): Mapping {
  const told = answer.option.mapping;
  const wanted = option.mapping;
  // Other names of the columns: what was guessed from the old ones goes with them.
  if (ANEW.has(answer.question.id)) return { ...wanted, source_name: now.source_name };
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(
      ([entry, value]) => entry !== "columns" && value !== told[entry as keyof Mapping],
    ),
  );
  return { ...now, ...changed, columns: changedColumns(now, told, wanted) };
}

/** Give the next answer a file asks for again though it was given; null = none. */
export function answeredAgain(
  inspection: Inspection,
  answers: readonly Answer[],
  done: ReadonlySet<string>,
): Answer | null {
  for (const question of inspection.questions) {
    if (done.has(question.id) || (question.id === ZONE && question.proposed)) continue;
    const earlier = answers.find((each) => each.question.id === question.id);
    const option = question.options.find((each) => each.value === earlier?.option.value);
    if (option) return { question, option };
  }
  return null;
}

/** Give the columns whose meaning a person chose. */
export function chosenColumns(inspection: Inspection): readonly ColumnMeaning[] {
  return inspection.columns.filter((look) => look.by_hand).map((look) => look.guess);
}

/** Give the mapping in which a person's columns mean again what was chosen; null = they do. */
export function chosenAgain(
  inspection: Inspection,
  chosen: readonly ColumnMeaning[],
): Mapping | null {
  const known = new Map(chosen.map((column) => [column.column, column]));
  const { mapping } = inspection;
  const lost = mapping.columns.some(
    (column) => (known.get(column.column) ?? column).meaning !== column.meaning,
  );
  const columns = mapping.columns.map((column) => known.get(column.column) ?? column);
  return lost ? { ...mapping, columns } : null;
}

/** Give the answers that can still be changed: those that hold in the file as it is read now. */
export function standing(answers: readonly Answer[], inspection: Inspection): readonly Answer[] {
  const names = new Set(inspection.columns.map((look) => look.column));
  const open = new Set(inspection.questions.map((question) => question.id));
  return answers.filter(({ question, option }) => {
    if (open.has(question.id)) return false;
    // Other rows of names may leave no row below them to be asked about.
    if (question.id === "data_row") return String(inspection.mapping.data_row) === option.value;
    return question.column === "" || names.has(question.column);
  });
}

const ANEW: ReadonlySet<string> = new Set(["header_row", "data_row", "encoding"]);

function changedColumns(now: Mapping, told: Mapping, wanted: Mapping): readonly ColumnMeaning[] {
  const known = new Map(told.columns.map((column) => [column.column, JSON.stringify(column)]));
  const differing = new Map(
    wanted.columns
      .filter((column) => JSON.stringify(column) !== known.get(column.column))
      .map((column) => [column.column, column]),
  );
  return now.columns.map((column) => differing.get(column.column) ?? column);
}
