import { expect, test } from "vitest";
import { drawingOf, HEAD, LABELS } from "./layout";
import type { OneStep, Timeline } from "./types";

function point(day: string, channel: string): OneStep {
  return {
    at: `${day}T10:00:00Z`,
    day,
    whole_day: false,
    touchpoint_id: "t",
    touchpoint: "T",
    stage_id: "s",
    stage: "S",
    channel,
    times: 1,
    seconds: null,
    value: null,
    currency: "",
    is_target: false,
    valence: null,
    emotion_word: "",
    score: "",
    words: "",
  };
}

function journey(points: readonly OneStep[]): Timeline {
  const channels = [...new Set(points.map((one) => one.channel))];
  return {
    journey: 1,
    customer: "ab",
    began: "",
    ended: "",
    days: 1,
    steps: points.length,
    reached_target: false,
    is_open: false,
    channels: channels.map((channel) => ({ channel, name: channel })),
    points,
    silences: [],
    waiting: null,
    matched: "",
    certainty: "",
    unmapped: 0,
    rounds: [],
  };
}

const THREE = journey([
  point("2026-10-30", "web"),
  point("2026-10-30", "web"),
  point("2026-11-02", "call"),
]);

const WORDS = ["One", "Two", "Three"];

test("points have equal space, whatever time lies between them", () => {
  const { spots } = drawingOf(THREE, WORDS, 1000);
  const [one = 0, two = 0, three = 0] = spots.map((spot) => spot.x);
  expect(two - one).toBeCloseTo(three - two);
  expect(one).toBeGreaterThan(LABELS);
});

test("a few points take the whole width of a wide screen", () => {
  const { spots, width } = drawingOf(THREE, WORDS, 1000);
  expect(width).toBe(1000);
  expect(spots.at(-1)?.x).toBeGreaterThan(900);
});

test("each channel has its row below the dates", () => {
  const { spots, rows } = drawingOf(THREE, WORDS, 1000);
  expect(spots[0]?.y).toBe(rows[0]);
  expect(spots[2]?.y).toBe(rows[1]);
  expect(Math.min(...rows)).toBeGreaterThan(HEAD);
});

test("a day is marked once, with its month where that is new", () => {
  const { days } = drawingOf(THREE, WORDS, 1000);
  expect(days.map((one) => one.text)).toEqual(["Fri 30 Oct", "Mon 2 Nov"]);
});

test("no words touch other words, and a name without room is shortened", () => {
  const texts = Array.from({ length: 12 }, () => "A touchpoint with a long name");
  const many = journey(Array.from({ length: 12 }, () => point("2026-10-30", "web")));
  const { spots } = drawingOf(many, texts, 1000);
  const boxes = spots.map((one) => ({ x: one.x, y: one.y + one.dy, w: one.text.length * 6.1 }));
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      const apart = Math.abs(one.x - other.x) >= (one.w + other.w) / 2;
      expect(apart || Math.abs(one.y - other.y) >= 13).toBe(true);
    }
  });
  expect(spots.some((one) => one.text.endsWith("…"))).toBe(true);
  expect(spots.every((one) => one.text !== "")).toBe(true);
});

test("a long journey is wider than its room", () => {
  const texts = Array.from({ length: 60 }, () => "A touchpoint with a long name");
  const long = journey(Array.from({ length: 60 }, () => point("2026-10-30", "web")));
  const { width, spots } = drawingOf(long, texts, 1000);
  expect(width).toBeGreaterThan(1000);
  expect(spots.at(-1)?.x).toBeLessThan(width);
});
