// Writes src/components/tokens.css from the one list of colours and sizes that all renderers share.
import { readFileSync, writeFileSync } from "node:fs";

const from = new URL("../../src/desireline/rendering/tokens.json", import.meta.url);
const to = new URL("../src/components/tokens.css", import.meta.url);

const tokens = JSON.parse(readFileSync(from, "utf8"));

const colours = (theme) =>
  Object.entries(tokens.color[theme]).map(
    ([name, value]) => `  --${name}: ${value.toLowerCase()};`,
  );

const sizes = [
  ...Object.entries(tokens.type).flatMap(([name, { size, weight, tracking }]) => [
    `  --size-${name}: ${size}px;`,
    `  --weight-${name}: ${weight};`,
    `  --tracking-${name}: ${tracking}em;`,
  ]),
  ...tokens.space.map((step) => `  --space-${step}: ${step}px;`),
  ...Object.entries(tokens.radius).map(([name, value]) => `  --radius-${name}: ${value}px;`),
  ...Object.entries(tokens.motion).map(([name, value]) => `  --time-${name}: ${value}ms;`),
  ...Object.entries(tokens.frame).map(([name, value]) => `  --${name}: ${value}px;`),
];

const css = `/* Written by scripts/tokens.mjs from src/desireline/rendering/tokens.json. */
:root {
  color-scheme: light;
${colours("light").join("\n")}
${sizes.join("\n")}
}

:root[data-theme="dark"] {
  color-scheme: dark;
${colours("dark").join("\n")}
}
`;

writeFileSync(to, css);
