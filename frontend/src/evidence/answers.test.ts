// @vitest-environment node
import { describe, expect, it } from "vitest";
import {
  type Answer,
  answeredAgain,
  changedAnswer,
  chosenAgain,
  chosenColumns,
  standing,
  withAnswer,
} from "./answers";
import type { ColumnMeaning, Inspection, Mapping, Question } from "./types";

const column = (name: string, more: Partial<ColumnMeaning> = {}) =>
  ({ column: name, meaning: "attribute", time_format: "", ...more }) as ColumnMeaning;
const START = {
  source_name: "Calls",
  time_zone: "",
  closed: null,
  header_row: 1,
  columns: [column("Datum", { meaning: "time" }), column("Note", { meaning: "score" })],
} as unknown as Mapping;
const read = (form: string) => ({
  ...START,
  columns: [column("Datum", { meaning: "time", time_format: form }), START.columns[1]],
});

function asked(id: string, options: Record<string, unknown>, of = ""): Question {
  return {
    id,
    column: of,
    proposed: "",
    options: Object.entries(options).map(([value, mapping]) => ({ value, label: value, mapping })),
  } as unknown as Question;
}

function given(question: Question, value: string): Answer {
  const option = question.options.find((each) => each.value === value);
  if (!option) throw new Error(value);
  return { question, option };
}

function look(more: Partial<Inspection>): Inspection {
  return { questions: [], columns: [], mapping: START, ...more } as Inspection;
}

const FORM = asked(
  "time_format:Datum",
  { "D/M/Y": read("D/M/Y"), "M/D/Y": read("M/D/Y") },
  "Datum",
);
const HEADER = asked("header_row", {
  "1": { ...START, header_row: 1, columns: [] },
  "2": { ...START, header_row: 2, columns: [] },
});

describe("an answer that is changed", () => {
  it("keeps what was answered and chosen since", () => {
    const now = {
      ...read("D/M/Y"),
      time_zone: "Europe/Berlin",
      columns: [read("D/M/Y").columns[0], column("Note", { meaning: "leave out" })],
    } as Mapping;
    const [, other] = FORM.options;
    if (!other) throw new Error("no other option");
    const changed = changedAnswer(now, given(FORM, "D/M/Y"), other);
    expect(changed).toMatchObject({ time_zone: "Europe/Berlin", source_name: "Calls" });
    expect(changed.columns.map((each) => [each.meaning, each.time_format])).toEqual([
      ["time", "M/D/Y"],
      ["leave out", ""],
    ]);
  });

  it("lets guesses go with the names of the columns they were made from", () => {
    const now = { ...START, source_name: "Hotline", header_row: 2, time_zone: "UTC" };
    const changed = changedAnswer(now, given(HEADER, "2"), given(HEADER, "1").option);
    expect(changed).toMatchObject({ source_name: "Hotline", header_row: 1, columns: [] });
  });

  it("gives the later answers again where they are still asked for", () => {
    const zone = asked("time_zone", { UTC: START, "Europe/Berlin": START });
    const answers = [given(HEADER, "1"), given(zone, "Europe/Berlin")];
    const anew = look({ questions: [asked("scale:New", { "1..5": START }), zone] });
    expect(answeredAgain(anew, answers, new Set())?.option.value).toBe("Europe/Berlin");
    expect(answeredAgain(anew, answers, new Set(["time_zone"]))).toBeNull();
    const doubted = look({ questions: [{ ...zone, proposed: "UTC" }] });
    expect(answeredAgain(doubted, answers, new Set())).toBeNull();
  });

  it("gives columns the meaning again that a person chose", () => {
    const chosen = chosenColumns(
      look({
        columns: [
          { column: "Note", by_hand: true, guess: column("Note", { meaning: "words" }) },
          { column: "Datum", by_hand: false, guess: column("Datum", { meaning: "time" }) },
        ] as never,
      }),
    );
    const [, note] = chosenAgain(look({}), chosen)?.columns ?? [];
    expect(note?.meaning).toBe("words");
    expect(chosenAgain(look({}), [column("Gone", { meaning: "words" })])).toBeNull();
  });

  it("takes the place of the earlier one and is offered as long as its column is there", () => {
    const answers = withAnswer([given(FORM, "D/M/Y"), given(HEADER, "1")], given(FORM, "M/D/Y"));
    expect(answers.map((each) => each.option.value)).toEqual(["M/D/Y", "1"]);
    expect(standing(answers, look({})).map((each) => each.question.id)).toEqual(["header_row"]);
    const there = look({ columns: [{ column: "Datum" }] as never });
    expect(standing(answers, there)).toHaveLength(2);
    const codes = given(asked("data_row", { "4": START }), "4");
    expect(standing([codes], look({ mapping: { ...START, data_row: 4 } }))).toEqual([codes]);
    expect(standing([codes], look({ mapping: { ...START, data_row: 0 } }))).toEqual([]);
  });
});
