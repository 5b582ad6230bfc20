import { expect, test } from "vitest";
import { shown } from "./signs";

test("signs nobody can see are written out", () => {
  expect(shown("pay\u202egnp\u001b[31m\u009b\u2066")).toBe(
    "pay[U+202E]gnp[U+001B][31m[U+009B][U+2066]",
  );
  expect(shown("a\ud800b")).toBe("a[U+D800]b");
});

test("scripts and emoji keep what they need", () => {
  const flag = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
  for (const words of ["می\u200cخواهم", "👩\u200d💻", flag, "x\u200fy", "a\nb", "e\u0301"]) {
    expect(shown(words)).toBe(words);
  }
});
