// The five faces of the emotion scale; always shown with their word and number.
import annoyed from "./faces/annoyed.svg";
import delighted from "./faces/delighted.svg";
import furious from "./faces/furious.svg";
import glad from "./faces/glad.svg";
import neutral from "./faces/neutral.svg";

export const levels = ["furious", "annoyed", "neutral", "glad", "delighted"] as const;
export type Level = (typeof levels)[number];

export const faceFiles: Readonly<Record<Level, string>> = {
  furious,
  annoyed,
  neutral,
  glad,
  delighted,
};

/** The level nearest to a value between −2 and +2. */
export function nearestLevel(value: number): Level {
  const step = Math.min(4, Math.max(0, Math.round(value) + 2));
  return levels[step] ?? "neutral";
}

export function Face({ value, size = 16 }: { value: number; size?: number }) {
  return <img src={faceFiles[nearestLevel(value)]} alt="" width={size} height={size} />;
}
