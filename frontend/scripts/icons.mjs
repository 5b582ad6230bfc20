// Takes the icons the exports draw out of Lucide (ISC): the channels' own, barrier and idea.
import { readFileSync, writeFileSync } from "node:fs";

const channels = readFileSync(
  new URL("../../src/desireline/maps/channels.py", import.meta.url),
  "utf8",
);
const names = [...channels.matchAll(/icon="([a-z0-9-]+)"/gu)].map((found) => found[1]);
const icons = {};
for (const name of [...new Set([...names, "triangle-alert", "lightbulb"])].sort()) {
  const folder = new URL("../node_modules/lucide-react/dist/esm/icons/", import.meta.url);
  let found = await import(new URL(`${name}.mjs`, folder));
  if (!found.__iconData) {
    // a name Lucide gave up points to its new one
    const text = readFileSync(new URL(`${name}.mjs`, folder), "utf8");
    found = await import(new URL(text.match(/from ['"]\.\/([a-z0-9-]+\.mjs)['"]/u)[1], folder));
  }
  icons[name] = found.__iconData.node
    .map(([tag, { key, ...parts }]) => {
      const written = Object.entries(parts).map(([part, value]) => `${part}="${value}"`);
      return `<${tag} ${written.join(" ")}/>`;
    })
    .join("");
}
const file = new URL("../../src/desireline/rendering/icons.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(icons, null, 1)}\n`);
