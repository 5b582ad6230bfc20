// The map screen against the invented shop: what stands in it, and what its keys do.
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answer } from "../../fixtures/answers";
import { brightwireMap } from "../../fixtures/brightwireMap";
import type { EditAnswer } from "../map/schema";
import type { MapReading } from "../map/types";
import MapScreen from "./MapScreen";

let place: HTMLDivElement;
let root: Root;
const WHOLE: MapReading["applied"] = {
  period_from: "",
  period_to: "",
  persona_id: "",
  channels: [],
  only_channels: false,
  sentence: "",
};
let made: EditAnswer["changes"] = [];
let recounts = true;
let held: Promise<void> | null = null;
let calls: { method: string; path: string; body: Record<string, unknown> }[];

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollIntoView = () => undefined;
  calls = [];
  made = [];
  recounts = true;
  held = null;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const method = init.method ?? "GET";
    const path = url.replace("/api/v1", "");
    const body = init.body ? String(init.body) : "";
    calls.push({ method, path, body: body ? JSON.parse(body) : {} });
    const told =
      method === "POST"
        ? {
            status: 200,
            body: {
              revision: 15,
              changes: made,
              label: "",
              notice: "",
              recounts,
              undo: { can: false, label: "" },
              redo: { can: false, label: "" },
            } satisfies EditAnswer,
          }
        : answer(method, path, body);
    if (!path.includes("/reading"))
      return new Response(JSON.stringify(told.body), { status: told.status });
    if (held) await held;
    return new Response(JSON.stringify({ ...(told.body as MapReading), applied: WHOLE }));
  });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  await act(async () => root.render(<MapScreen params={{ id: "laptop" }} />));
  await settled();
});

afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});

async function settled() {
  for (let round = 0; round < 6; round += 1) await act(async () => Promise.resolve());
}

async function press(key: string, on: Element = document.body, held: KeyboardEventInit = {}) {
  await act(async () => {
    const event = { key, bubbles: true, cancelable: true, ...held };
    on.dispatchEvent(new KeyboardEvent("keydown", event));
  });
  await settled();
}

const cell = (row: number, column: number) =>
  place.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) as HTMLElement;

const figures = () =>
  new Map(
    [...place.querySelectorAll<HTMLElement>("[data-figure]")].map((one) => [
      one.dataset.figure,
      [one.dataset.value, one.dataset.n],
    ]),
  );

describe("the sheet", () => {
  test("a cell is named by stage, lane, state and badge", () => {
    expect(cell(4, 4).getAttribute("aria-label")).toBe(
      "Receive, goals & expectations, contradicted, 2 v 1. “Wants it as fast as possible” — next-day or sooner.",
    );
  });

  test("every number of the map stands in the tables, in the same words", async () => {
    const onMap = figures();
    expect(onMap.size).toBeGreaterThan(60);
    await act(async () =>
      place.querySelector<HTMLElement>("[aria-label='Show as table']")?.click(),
    );
    const inTables = figures();
    for (const [ref, told] of onMap) expect([ref, inTables.get(ref)]).toEqual([ref, told]);
  });

  test("a stage shows how important it is, and the menu of a stage changes it", async () => {
    const [first, second] = place.querySelectorAll("[role=columnheader][data-stage]");
    const bars = "[aria-label='High importance']";
    expect([first, second].map((one) => one?.querySelector(bars) !== null)).toEqual([true, false]);
    await act(async () => second?.querySelector<HTMLElement>("[data-menu]")?.click());
    await settled();
    const entries = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")];
    await act(async () => entries.find((one) => one.textContent === "Low importance")?.click());
    await settled();
    expect(calls.find((one) => one.method === "POST")?.body.edit).toEqual({
      type: "describe-stage",
      stage_id: second?.getAttribute("data-stage"),
      importance: "low",
    });
  });

  test("the strip over it folds to one line that keeps whom, and stays folded", async () => {
    const strip = () => place.querySelector("h2")?.closest("section")?.parentElement?.textContent;
    expect(strip()).toContain("What the customer wants");
    const fold = place.querySelector<HTMLElement>("[aria-label='Fold to one line']");
    await act(async () => fold?.click());
    expect(place.textContent).not.toContain("What the customer wants");
    expect(place.querySelector("h2")?.textContent).toBe("Everybody");
    expect(localStorage.getItem("desireline.strip")).toBe("folded");
    localStorage.clear();
  });

  test("where few can be followed, the map says so in words", () => {
    expect(place.textContent).toContain("we can follow 41% of journeys past this point");
  });
});

describe("figures after an edit", () => {
  const room = () => place.querySelector<HTMLElement>("[aria-busy]");

  async function remove() {
    held = new Promise(() => undefined);
    await act(async () => cell(2, 1).focus());
    await press(" ", cell(2, 1));
    await press("Delete", document.activeElement as Element);
    expect(calls.filter((one) => one.method === "POST")).toHaveLength(1);
    expect(room()?.getAttribute("aria-busy")).toBe("true");
  }

  test("are seen to be old where they are counted anew", async () => {
    await remove();
    expect(room()?.dataset.old).toBe("true");
  });

  test("stay as they are where nothing is counted anew, and are asked for at once", async () => {
    recounts = false;
    await remove();
    expect(room()?.dataset.old).toBeUndefined();
    const last = calls.filter((one) => one.path.includes("/reading")).at(-1);
    expect(last?.path).toContain("revision=15");
  });
});

describe("keys", () => {
  test("arrows move between cells, to the name of the lane, and stop at the edge", async () => {
    await act(async () => cell(1, 0).focus());
    await press("ArrowDown", cell(1, 0));
    await press("ArrowRight", cell(2, 0));
    expect(document.activeElement).toBe(cell(2, 1));
    await press("ArrowLeft", cell(2, 1));
    await press("ArrowLeft", cell(2, 0));
    expect(document.activeElement).toBe(cell(2, -1));
    expect(cell(2, -1).getAttribute("role")).toBe("rowheader");
    await press("ArrowLeft", cell(2, -1));
    expect(document.activeElement).toBe(cell(2, -1));
  });

  test("N goes to the next doubtful cell, a digit fades all other states", async () => {
    await act(async () => cell(2, 6).focus());
    await press("n");
    expect((document.activeElement as HTMLElement).dataset.state).toBe("stale");
    await press("4");
    expect(cell(3, 0).className).toContain("isFaded");
    expect(cell(4, 4).className).not.toContain("isFaded");
  });

  test("Enter opens the evidence, Escape closes it", async () => {
    await act(async () => cell(4, 4).focus());
    await press("Enter", cell(4, 4));
    expect(place.querySelector("[data-inspector]")?.textContent).toContain("68 of 100 chose");
    await press("Escape");
    expect(place.querySelector("[data-inspector]")).toBeNull();
  });

  test("F2 edits in place and Enter saves with the text revision that was seen", async () => {
    await act(async () => cell(3, 1).focus());
    await press("F2", cell(3, 1));
    const field = place.querySelector("textarea") as HTMLTextAreaElement;
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(
        field,
        "Looks around.",
      );
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await press("Enter", field);
    const sent = calls.find((one) => one.method === "POST");
    expect(sent?.path).toBe("/maps/laptop/edits");
    expect(sent?.body.edit).toEqual({
      type: "edit-text",
      statement_id: "actions-explore",
      text: "Looks around.",
      text_revision: 3,
    });
  });

  test("words can stand beside the figure of a time cell", async () => {
    const beside = place.querySelector<HTMLElement>(
      '[data-column="1"][aria-label*=", time," i]',
    ) as HTMLElement;
    await act(async () => beside.focus());
    await press("F2", beside);
    const field = place.querySelector("textarea") as HTMLTextAreaElement;
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(
        field,
        "About a week.",
      );
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await press("Enter", field);
    const sent = calls.find((one) => one.method === "POST");
    expect(sent?.body.edit).toMatchObject({
      type: "add-statement",
      stage_id: "explore",
      lane_id: "time",
      text: "About a week.",
    });
  });

  test.each(["conversion", "emotions"])(
    "words written into the %s lane stand there, marked assumed",
    async (kind) => {
      const map = brightwireMap();
      const lane = map.lanes.find((one) => one.kind === kind);
      const value = { ...map.statements[0], id: "drawn", stage_id: "need", lane_id: lane?.id };
      made = [
        { op: "put", kind: "statement", id: "drawn", value: { ...value, text: "Slow for weeks." } },
      ];
      await act(async () => cell(3, 1).focus());
      await press("F2", cell(3, 1));
      const field = place.querySelector("textarea") as HTMLTextAreaElement;
      await act(async () => {
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(
          field,
          "x",
        );
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      await press("Enter", field);
      const words = place.querySelector("[data-words]");
      expect(words?.textContent).toContain("Slow for weeks.");
      expect(words?.textContent).toContain("Assumed");
    },
  );

  test("Escape leaves the sentence as it was and sends nothing", async () => {
    await act(async () => cell(3, 1).focus());
    await press("F2", cell(3, 1));
    await press("Escape", place.querySelector("textarea") as HTMLTextAreaElement);
    expect(calls.filter((one) => one.method === "POST")).toEqual([]);
    expect(place.querySelector("textarea")).toBeNull();
  });
});

describe("cards", () => {
  const here = () => document.activeElement as HTMLElement;
  const sent = () => calls.filter((one) => one.method === "POST").map((one) => one.body.edit);

  test("Space goes into the cards of a cell, Alt and an arrow moves one", async () => {
    await act(async () => cell(3, 1).focus());
    await press(" ", cell(3, 1));
    expect(here().dataset.card).toBe("statement:actions-explore");
    await press("ArrowRight", here(), { altKey: true });
    expect(sent()).toEqual([
      {
        type: "move-statement",
        statement_id: "actions-explore",
        stage_id: "compare",
        lane_id: "actions",
        before: "",
      },
    ]);
  });

  test("Delete removes all that are chosen as one step, Escape chooses none", async () => {
    await act(async () => cell(2, 1).focus());
    await press(" ", cell(2, 1));
    await press("ArrowDown", here(), { shiftKey: true });
    expect(place.querySelectorAll("[data-selected]")).toHaveLength(2);
    await press("Escape", here());
    expect(place.querySelectorAll("[data-selected]")).toHaveLength(0);
    await press("ArrowUp", here(), { shiftKey: true });
    await press("Delete", here());
    expect(sent()).toMatchObject([{ type: "several", title: "Remove 2 cards" }]);
  });

  test("a feeling is set by hand from the keyboard, beside what customers said", async () => {
    const mood = place.querySelector<HTMLElement>(
      '[data-column="1"][aria-label*=", emotion," i]',
    ) as HTMLElement;
    await act(async () => mood.focus());
    await press("ArrowUp", mood, { altKey: true });
    expect(sent()).toMatchObject([{ type: "add-statement", part: "emotion", emotion: 0 }]);
  });

  test("Ctrl+Enter makes two sentences where the writing mark stands", async () => {
    await act(async () => cell(3, 1).focus());
    await press("F2", cell(3, 1));
    const field = place.querySelector("textarea") as HTMLTextAreaElement;
    const [first, second] = [field.value.slice(0, 5).trim(), field.value.slice(5).trim()];
    field.setSelectionRange(5, 5);
    await press("Enter", field, { ctrlKey: true });
    expect(sent()).toMatchObject([
      { type: "split-statement", texts: [first, second], text_revision: 3 },
    ]);
  });

  test("what was cut moves where it is pasted, and is not written anew", async () => {
    await act(async () => cell(3, 1).focus());
    await press(" ", cell(3, 1));
    let text = "";
    const clipboardData = {
      getData: () => text,
      setData: (_: string, said: string) => (text = said),
    };
    const does = async (kind: string, on: Element) => {
      const event = new Event(kind, { bubbles: true, cancelable: true });
      await act(async () => void on.dispatchEvent(Object.assign(event, { clipboardData })));
    };
    await does("cut", here());
    expect(sent()).toEqual([]);
    await act(async () => cell(3, 4).focus());
    await does("paste", cell(3, 4));
    expect(sent()).toMatchObject([{ type: "move-statement", stage_id: "receive" }]);
  });

  test("a block from a spreadsheet goes into the cells from here on, as one edit", async () => {
    await act(async () => cell(3, 5).focus());
    const event = new Event("paste", { bubbles: true, cancelable: true });
    const clipboardData = { getData: () => "Reads\tCalls\n\tWaits\n" };
    await act(async () => {
      cell(3, 5).dispatchEvent(Object.assign(event, { clipboardData }));
    });
    expect(sent()).toMatchObject([
      {
        type: "paste-block",
        stage_ids: ["use", "back"],
        rows: [
          ["Reads", "Calls"],
          ["", "Waits"],
        ],
      },
    ]);
  });
});

describe("numbers", () => {
  test("a number opens exactly the rows it counts", async () => {
    await act(async () =>
      place.querySelector<HTMLElement>("[data-figure='left:explore']")?.click(),
    );
    await settled();
    expect(place.querySelector("[data-rows-total]")?.getAttribute("data-rows-total")).toBe("4590");
    expect(place.querySelectorAll("[data-inspector] tbody tr")).toHaveLength(50);
  });
});
