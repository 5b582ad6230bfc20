import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ShowOne } from "./ShowOne";

test("a customer is offered behind answers, never behind cells or files", () => {
  const drawn = (rows: string) =>
    renderToStaticMarkup(<ShowOne mapId="m" figure={{ rows, n: 7 }} />);
  for (const rows of ["cells", "sources", "coverage:unbound"]) expect(drawn(rows)).toBe("");
  expect(drawn("ratings")).toContain('href="/maps/m/one?ref=ratings"');
});
