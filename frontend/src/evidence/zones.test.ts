// @vitest-environment node
import { describe, expect, it } from "vitest";
import type { Inspection, Mapping, Question } from "./types";
import { exampleIn, isZone, offered, typedZone, withZone } from "./zones";

const MAPPING = { reader: "csv", source_name: "Calls", time_zone: "" } as Mapping;
const ASKED = {
  id: "time_zone",
  options: ["UTC", "Europe/Berlin"].map((zone) => ({
    value: zone,
    label: zone,
    example: `09:12 in ${zone}`,
    mapping: { ...MAPPING, time_zone: zone },
  })),
} as unknown as Question;

describe("the question for a time zone", () => {
  it("offers this computer's zone first, with its example", () => {
    const [first, ...rest] = offered(ASKED, "Europe/Berlin", "this computer's");
    expect(first).toMatchObject({
      value: "Europe/Berlin",
      example: "this computer's: 09:12 in Europe/Berlin",
    });
    expect(rest.map((option) => option.value)).toEqual(["UTC"]);
  });

  it("offers it too where the file's list lacks it", () => {
    const [first, ...rest] = offered(ASKED, "Europe/Zurich", "this computer's");
    expect(first?.mapping.time_zone).toBe("Europe/Zurich");
    expect(rest).toHaveLength(2);
  });

  it("says what a zone outside the list makes of the example", () => {
    const question = { ...ASKED, local: "2026-07-01T10:00:00" };
    const said = "1 July 2026 at 10:00 there is 1 July 2026 at 08:00 UTC";
    expect(exampleIn(question, "Europe/Zurich")).toBe(said);
    expect(exampleIn(question, "Nowhere/City")).toBe("");
    expect(typedZone(question, "Europe/Zurich")?.mapping.time_zone).toBe("Europe/Zurich");
    const [first] = offered(question, "Europe/Zurich", "this computer's");
    expect(first?.example).toBe(`this computer's: ${said}`);
  });

  it("leaves other questions alone", () => {
    const other = { ...ASKED, id: "closed" };
    expect(offered(other, "Europe/Berlin", "x")).toBe(ASKED.options);
  });

  it("answers a file that asks later with the zone chosen once", () => {
    const asking = { questions: [ASKED] } as unknown as Inspection;
    expect(withZone(asking, "Europe/Zurich")?.option.value).toBe("Europe/Zurich");
    expect(withZone(asking, "")).toBeNull();
    const anew = { questions: [{ ...ASKED, proposed: "UTC" }] } as unknown as Inspection;
    expect(withZone(anew, "Europe/Zurich")).toBeNull();
    expect([isZone("Europe/Zurich"), isZone("UTC"), isZone("Zurich")]).toEqual([true, true, false]);
    expect(withZone({ questions: [] } as unknown as Inspection, "UTC")).toBeNull();
  });
});
