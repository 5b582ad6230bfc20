import { expect, test } from "vitest";
import { brightwireMap } from "../../fixtures/brightwireMap";
import { applied } from "./changes";

const map = brightwireMap();

test("a set changes one property of one record", () => {
  const after = applied(map, [
    { op: "set", kind: "stage", id: "buy", property: "name", value: "Order" },
  ]);
  expect(after.stages.find((one) => one.id === "buy")?.name).toBe("Order");
  expect(after.statements).toBe(map.statements);
});

test("a moved record stands where its order key says", () => {
  const after = applied(map, [
    { op: "set", kind: "stage", id: "buy", property: "order", value: "a00" },
  ]);
  expect(after.stages.map((one) => one.id).slice(0, 3)).toEqual(["need", "buy", "explore"]);
});

test("a record is put and deleted", () => {
  const stage = { id: "new", name: "Pay", order: "a35", line: "", importance: "", proposed: false };
  const put = applied(map, [{ op: "put", kind: "stage", id: "new", property: "", value: stage }]);
  expect(put.stages.map((one) => one.id).indexOf("new")).toBe(4);
  const gone = applied(put, [
    { op: "delete", kind: "stage", id: "new", property: "", value: null },
  ]);
  expect(gone.stages).toHaveLength(map.stages.length);
});
