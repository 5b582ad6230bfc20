// Write the types of what the server sends, from its own OpenAPI description on standard input, to
// standard output: `make types` puts them into src/map/schema.ts, and a test compares the two.
import { text } from "node:stream/consumers";
import { compile } from "json-schema-to-typescript";

const HEAD =
  "// Made by `make types` from the server's own description of its answers; do not edit.\n\n";
const described = JSON.parse(await text(process.stdin));
const { schemas } = described.components;
const NAMED = /"#\/components\/schemas\/([^"]+)"/gu;

/** What an answer of the server holds: it is always whole, so no field of it is optional. */
const sent = new Set();
function note(value) {
  for (const [, key] of JSON.stringify(value ?? null).matchAll(NAMED)) {
    if (sent.has(key)) continue;
    sent.add(key);
    note(schemas[key]);
  }
}
for (const calls of Object.values(described.paths)) {
  for (const call of Object.values(calls)) {
    for (const status of ["200", "201"]) note(call.responses?.[status]);
  }
}

/** "Total-Output" → "TotalOutput"; of a class that has a namesake, its module and name. */
function nameOf(key) {
  const parts = key.split("__");
  const words = parts.slice(-2).join("_").split(/[-_]/u);
  return parts.length === 1 && !/[-_]/u.test(key)
    ? key
    : words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** The same schema as the compiler takes it: named parts in one place, no names for single fields. */
function plain(value, isTop = false) {
  if (Array.isArray(value)) return value.map((one) => plain(one));
  if (value === null || typeof value !== "object") return value;
  if (value.$ref) return { $ref: `#/definitions/${nameOf(value.$ref.split("/").pop())}` };
  const { title, description, default: _, prefixItems, ...rest } = value;
  const kept = Object.fromEntries(
    Object.entries(rest).map(([key, one]) => [
      key,
      key === "properties"
        ? Object.fromEntries(Object.entries(one).map(([name, field]) => [name, plain(field)]))
        : plain(one),
    ]),
  );
  if (prefixItems) kept.items = plain(prefixItems);
  if (kept.type === "object" && kept.properties) kept.additionalProperties = false;
  if (kept.minItems !== kept.maxItems || !prefixItems) {
    delete kept.minItems;
    delete kept.maxItems;
  }
  if (isTop && description) kept.description = description.split("\n")[0];
  return kept;
}

const definitions = Object.fromEntries(
  Object.entries(schemas).map(([key, schema]) => {
    const made = plain(schema, true);
    if (sent.has(key) && made.properties) made.required = Object.keys(made.properties);
    return [nameOf(key), made];
  }),
);
const made = await compile({ definitions }, "Everything", {
  bannerComment: "",
  unreachableDefinitions: true,
  additionalProperties: true,
  style: { printWidth: 100, semi: true, trailingComma: "all", bracketSpacing: true },
});
const written = made
  .replace(/^ \*\s*\n \* This interface was referenced by[^\n]*\n[^\n]*\n/gmu, "")
  .replace(/^\/\*\*\n \* This interface was referenced by[^\n]*\n[^\n]*\n \*\/\n/gmu, "")
  .replace(/^export interface Everything \{[\s\S]*?^\}\n/mu, "")
  .replace(/^(\s+)("?[\w-]+"?\??: |\[k: string\]: )/gmu, "$1readonly $2")
  .replace(/^( {2})(\w+:)$/gmu, "$1readonly $2")
  .replace(/(\w+|\([^()]*\))\[\]\[\]/gu, "readonly (readonly $1[])[]")
  .replace(/(?<!readonly )(?<![\w.])(\w+|\([^()]*\))\[\]/gu, "readonly $1[]")
  .replace(/: \[(?=[^\]:]*[;,\]])/gu, ": readonly [");
process.stdout.write(HEAD + written);
