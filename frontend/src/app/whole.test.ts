import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { expect, test } from "vitest";
import { wholeOnly } from "../../whole";

async function built(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(join(tmpdir(), "whole-"));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
    await build({ root, configFile: false, logLevel: "silent", plugins: [wholeOnly()] });
  } finally {
    await rm(root, { recursive: true });
  }
}

const PAGE = '<!doctype html><script type="module" src="./main.js"></script>';

test("a build that misses a font or a package fails, a whole one does not", async () => {
  await built({ "index.html": PAGE, "main.js": "console.log(1);" });
  const font = '@font-face { font-family: A; src: url("nowhere/a.woff2"); }';
  const style = { "main.js": 'import "./a.css";', "a.css": font };
  await expect(built({ "index.html": PAGE, ...style })).rejects.toThrow("npm ci");
  const code = { "main.js": 'import { a } from "nowhere-at-all"; console.log(a);' };
  await expect(built({ "index.html": PAGE, ...code })).rejects.toThrow("nowhere-at-all");
});
