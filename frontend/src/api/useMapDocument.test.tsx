// What was written is never lost: not while the server is away, not where it refuses, not where
// somebody else was quicker.
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answer } from "../../fixtures/answers";
import { type MapDocument, useMapDocument } from "./useMapDocument";

type Told = { status: number; body: object } | null;

const ID = "actions-explore";
const REVISION = 3;
let document: MapDocument;
let root: Root;
let told: Told[];
let sent: { edit: Record<string, unknown>; seq: number }[];

function Reader() {
  document = useMapDocument("laptop");
  return null;
}

const kept = (): Told => ({
  status: 200,
  body: {
    revision: document.revision + 1,
    changes: [],
    label: "",
    notice: "",
    recounts: false,
    undo: { can: false, label: "" },
    redo: { can: false, label: "" },
  },
});

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  sessionStorage.clear();
  sent = [];
  told = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const path = url.replace("/api/v1", "");
    if (init.method !== "POST") return new Response(JSON.stringify(answer("GET", path, "").body));
    sent.push(JSON.parse(String(init.body)));
    const next = told.length > 0 ? told.shift() : kept();
    if (!next) throw new TypeError("Failed to fetch");
    return new Response(JSON.stringify(next.body), { status: next.status });
  });
  root = createRoot(window.document.createElement("div"));
  await act(async () => root.render(<Reader />));
  await settled();
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function settled() {
  for (let round = 0; round < 6; round += 1) await act(async () => Promise.resolve());
}

const reword = (text: string) => ({
  type: "edit-text",
  statement_id: ID,
  text,
  text_revision: REVISION,
});

async function make(text: string): Promise<boolean | null> {
  let done: boolean | null = null;
  await act(async () => {
    void document.make(reword(text)).then((result) => {
      done = result;
    });
  });
  await settled();
  return done;
}

const textNow = () => document.map?.statements.find((one) => one.id === ID)?.text ?? "";

test("a change that nobody hears waits, is shown, and is sent again under its number", async () => {
  told = [null, null];
  expect(await make("Looks around.")).toBeNull();
  await act(async () => void document.undo());
  expect([document.silent, document.unsaved]).toEqual([2, ["Looks around."]]);
  expect(document.problem?.message).toContain("does not answer");
  await act(async () => vi.advanceTimersByTimeAsync(1500));
  await settled();
  expect([document.silent, document.unsaved, document.problem]).toEqual([0, [], null]);
  expect(sent.map((one) => one.edit?.text)).toEqual([...Array(3).fill("Looks around."), undefined]);
  expect(new Set(sent.slice(0, 3).map((one) => one.seq)).size).toBe(1);
  expect(sent[3]?.seq).toBeGreaterThan(sent[2]?.seq ?? 0);
});

test("what is refused is still there to be read", async () => {
  told = [{ status: 422, body: { code: "too-long", message: "The text is too long." } }];
  expect(await make("Much too long.")).toBe(false);
  expect([document.silent, document.unsaved]).toEqual([0, ["Much too long."]]);
  await act(async () => document.dismiss());
  expect([document.problem, document.unsaved]).toEqual([null, []]);
});

test("two rewordings that do not overlap both stand", async () => {
  const before = textNow();
  const theirs = `${before} Twice.`;
  told = [{ status: 409, body: { code: "stale", present_text: theirs, text_revision: 7 } }];
  expect(await make(`Then ${before}`)).toBe(true);
  expect(sent[1]?.edit).toEqual({ ...reword(`Then ${theirs}`), text_revision: 7 });
  expect(document.notice).toContain(`Then ${theirs}`);
  expect(document.conflict).toBeNull();
});

test("two rewordings of the same words are both shown", async () => {
  told = [
    { status: 409, body: { code: "stale", present_text: "Theirs alone.", text_revision: 7 } },
  ];
  expect(await make("Mine alone.")).toBe(false);
  expect(document.conflict).toMatchObject({ theirs: "Theirs alone.", yours: "Mine alone." });
  expect(sent).toHaveLength(1);
});

test("a duplicated tab, with the same name and last number, takes no number twice", async () => {
  await make("One.");
  const copied = Number(sessionStorage.getItem("desireline.seq"));
  vi.spyOn(Date, "now").mockReturnValue(copied + 60_000);
  await make("Two.");
  expect(sent[1]?.seq).toBe(copied + 60_000);
});

const refusal = (message: string): Told => ({ status: 422, body: { code: "no", message } });
const stale = (text: string): Told => ({
  status: 409,
  body: { code: "stale", present_text: text, text_revision: 7 },
});

test("of several that waited none hides what became of another", async () => {
  told = [null, refusal("The first is too long."), kept(), refusal("The third is too long.")];
  for (const text of ["First.", "Second.", "Third."]) await make(text);
  await act(async () => vi.advanceTimersByTimeAsync(500));
  await settled();
  expect(document.silent).toBe(0);
  expect(document.unsaved).toEqual(["First.", "Third."]);
  expect(document.problem?.message).toBe("The third is too long.");
  await make("Third, in short.");
  expect([document.unsaved, document.problem]).toEqual([[], null]);
});

test("of several that have to be chosen about each is asked", async () => {
  told = [null, stale("Theirs."), stale("Theirs too.")];
  for (const text of ["Mine.", "Mine too."]) await make(text);
  await act(async () => vi.advanceTimersByTimeAsync(500));
  await settled();
  for (const yours of ["Mine.", "Mine too."]) {
    expect(document.conflict).toMatchObject({ yours });
    await act(async () => document.settle());
  }
  expect(document.conflict).toBeNull();
});
