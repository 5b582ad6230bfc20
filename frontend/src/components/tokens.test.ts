import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(join(process.cwd(), path), "utf8");

test("tokens.css says what tokens.json says; else run “npm run tokens”", () => {
  const tokens = JSON.parse(read("../src/desireline/rendering/tokens.json"));
  const [light = "", dark = ""] = read("src/components/tokens.css").split('[data-theme="dark"]');
  for (const [theme, css] of Object.entries({ light, dark })) {
    for (const [name, value] of Object.entries<string>(tokens.color[theme])) {
      expect(css).toContain(`--${name}: ${value.toLowerCase()};`);
    }
  }
});
