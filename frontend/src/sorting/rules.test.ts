// @vitest-environment node
import { describe, expect, it } from "vitest";
import { dropEdit, inWords, readableName, testsFor } from "./rules";
import type { NameRow } from "./types";

const MOVING = row("/hilfe/daten-umziehen");
const BATTERY = row("/hilfe/akku-tauschen");
const CART = row("scr_basket_v2", { channel: "app" });
const LIST = [MOVING, BATTERY, CART, row("/jobs")];

describe("the rule a drop makes", () => {
  it("tests one page, or one event name", () => {
    expect(testsFor([MOVING], LIST)).toEqual([[is("page", "/hilfe/daten-umziehen")]]);
    expect(testsFor([CART], LIST)).toEqual([[is("name", "scr_basket_v2")]]);
  });
  it("becomes the folder where all picked pages lie in one that holds nothing else", () => {
    expect(testsFor([MOVING, BATTERY], LIST)).toEqual([
      [{ field: "page", operator: "starts", value: "/hilfe/" }],
    ]);
    const third = [...LIST, row("/hilfe/windows-start")];
    expect(testsFor([MOVING, BATTERY], third)).toHaveLength(2);
  });
  it("becomes the beginning that three or more names share, and no other of the list has", () => {
    const beds = ["produkt_betten_mila", "produkt_betten_ole"].map((name) => row(name));
    const sofa = row("produkt_sofas_mila");
    const products = [...beds, sofa];
    const start = { field: "name", operator: "starts", value: "produkt_" };
    expect(testsFor(products, [...LIST, ...products])).toEqual([[start]]);
    expect(testsFor(products, [...products, row("Produkt_teppiche")])).toHaveLength(3);
    expect(testsFor(beds, products)).toHaveLength(2);
    const ruled = { ...sofa, conditions: [is("name", "produkt_sofas_mila"), is("page", "/a")] };
    expect(testsFor([...beds, ruled], [...beds, ruled])).toHaveLength(3);
    expect(
      dropEdit(
        products,
        products,
        { kind: "stage", stageId: "use" },
        {
          touchpointName: () => "",
          newId: (kind) => kind,
        },
      ),
    ).toMatchObject({ edits: [{ name: "Produkt" }, { conditions: [start] }] });
  });
  it("names the channel where another channel uses the same name", () => {
    const twice = [...LIST, row("scr_basket_v2", { channel: "web", key: "web" })];
    expect(testsFor([CART], twice)).toEqual([[is("name", "scr_basket_v2"), is("channel", "app")]]);
  });
  it("keeps the server's test to the channel too", () => {
    const given = { ...CART, conditions: [is("name", "basket")] };
    const twice = [given, row("scr_basket_v2", { channel: "web", key: "web" })];
    expect(testsFor([given], twice)).toEqual([[is("name", "basket"), is("channel", "app")]]);
  });
  it("takes the server's own test where it gives one", () => {
    const given = { ...CART, conditions: [is("name", "basket")] };
    expect(testsFor([given], LIST)).toEqual([[is("name", "basket")]]);
  });
});

describe("a drop is one edit", () => {
  const naming = { touchpointName: () => "Help centre", newId: (kind: string) => `new-${kind}` };
  it("adds a rule to a touchpoint", () => {
    const place = { kind: "touchpoint", stageId: "use", touchpointId: "help" } as const;
    expect(dropEdit([CART], LIST, place, naming)).toEqual({
      type: "add-rule",
      rule_id: "new-rule",
      touchpoint_id: "help",
      conditions: [is("name", "scr_basket_v2")],
      before: "",
    });
  });
  it("makes a touchpoint on a stage, with its rule, in one step", () => {
    const made = dropEdit([MOVING], LIST, { kind: "stage", stageId: "use" }, naming);
    expect(made).toMatchObject({
      type: "several",
      title: "New touchpoint “Daten umziehen” from 1 name",
      edits: [
        { type: "add-touchpoint", name: "Daten umziehen", stage_id: "use", channel: "web" },
        { type: "add-rule", touchpoint_id: "new-touchpoint" },
      ],
    });
  });
  it("wins against the rule that catches the name now", () => {
    const sorted = row("/laptops", { rule_ids: ["rule-3", "rule-9"] });
    expect(dropEdit([sorted], LIST, { kind: "aside" }, naming)).toMatchObject({
      type: "set-aside",
      before: "rule-3",
    });
  });
  it("does nothing without a name", () => {
    expect(dropEdit([], LIST, { kind: "aside" }, naming)).toBeNull();
  });
});

describe("words", () => {
  it("reads a rule as a person would", () => {
    const conditions = [
      { field: "page", operator: "starts", value: "/laptops" } as const,
      { field: "channel", operator: "is", value: "web" } as const,
    ];
    expect(inWords({ conditions, position: "before", anchor: "target" })).toBe(
      "page starts /laptops, channel is web, before the target action",
    );
  });
  it("makes raw names readable", () => {
    expect(
      ["/magazin/leise-laptops?x=1", "scr_basket_v2", "orderPaid", "/"].map(readableName),
    ).toEqual(["Leise laptops", "Scr basket v2", "Order Paid", "/"]);
  });
});

function is(field: string, value: string) {
  return { field, operator: "is" as const, value };
}

function row(name: string, change: Partial<NameRow> = {}): NameRow {
  return {
    key: change.key ?? name,
    name,
    source: "web",
    channel: "web",
    events: 1,
    rule_ids: [],
    touchpoint_id: "",
    overlaps: 0,
    answers: 0,
    conditions: [],
    ...change,
  };
}
