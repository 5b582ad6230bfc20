// Takes the five faces of the emotion scale out of Google's Noto Emoji (Apache-2.0).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const names = {
  furious: "enraged-face",
  annoyed: "confused-face",
  neutral: "neutral-face",
  glad: "slightly-smiling-face",
  delighted: "grinning-face-with-big-eyes",
};

const require = createRequire(import.meta.url);
const set = JSON.parse(readFileSync(require.resolve("@iconify-json/noto/icons.json"), "utf8"));
const folder = new URL("../src/components/faces/", import.meta.url);
mkdirSync(folder, { recursive: true });

for (const [level, name] of Object.entries(names)) {
  const icon = set.icons[set.aliases?.[name]?.parent ?? name];
  if (!icon)
    throw new Error(`The set of faces has no "${name}"; choose another name in faces.mjs.`);
  const width = icon.width ?? set.width ?? 16;
  const height = icon.height ?? set.height ?? 16;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${icon.body}</svg>\n`;
  writeFileSync(new URL(`${level}.svg`, folder), svg);
}
