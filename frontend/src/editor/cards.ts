// What can be picked up on the map (statements, touchpoints, moments, stages, lanes), and the named
// edits that move, duplicate and remove it. Pure: a map in, an edit out.
import { type Edit, newId } from "../api/useMapDocument";
import { editing as words } from "../i18n/en.editing";
import { inOrder, type MapView } from "../map/lookup";
import { canStretch, stretchedBy } from "../map/spans";
import type { JourneyMap, Lane, Statement } from "../map/types";

export type CardKind = "statement" | "touchpoint" | "moment" | "stage" | "lane";

export interface CardRef {
  readonly kind: CardKind;
  readonly id: string;
}

export interface Place {
  readonly stageId: string;
  readonly laneId: string;
  readonly before: string;
}

export type Direction = "left" | "right" | "up" | "down";

const KINDS: readonly string[] = ["statement", "touchpoint", "moment", "stage", "lane"];
/** Lanes a map shows once; they have no copy. */
export const ONCE: readonly Lane["kind"][] = [
  "conversion",
  "touchpoints",
  "emotions",
  "time",
  "kpis",
];
/** Lanes that draw no words of people. */
const WITHOUT_WORDS: readonly Lane["kind"][] = ["conversion", "touchpoints", "emotions"];

export const keyOf = (card: CardRef) => `${card.kind}:${card.id}`;

export function cardFrom(key: string | undefined): CardRef | null {
  const at = key?.indexOf(":") ?? -1;
  if (!key || at < 0 || !KINDS.includes(key.slice(0, at))) return null;
  return { kind: key.slice(0, at) as CardKind, id: key.slice(at + 1) };
}

export const isSame = (one: CardRef, other: CardRef) =>
  one.kind === other.kind && one.id === other.id;

/** Several edits are one step for undo. */
export function together(title: string, edits: readonly (Edit | null)[]): Edit | null {
  const made = edits.filter((one): one is Edit => one !== null);
  const [first] = made;
  if (!first) return null;
  return made.length === 1 ? first : { type: "several", title, edits: made };
}

const recordsOf = (map: JourneyMap, kind: CardKind) =>
  inOrder<{ id: string; order: string; stage_id?: string }>(
    {
      statement: map.statements,
      touchpoint: map.touchpoints,
      moment: map.moments,
      stage: map.stages,
      lane: map.lanes,
    }[kind] as readonly { id: string; order: string; stage_id?: string }[],
  );

/** The cards beside this one, itself included, in their order. */
export function siblings(map: JourneyMap, card: CardRef): readonly string[] {
  const all = recordsOf(map, card.kind);
  const own = all.find((one) => one.id === card.id);
  if (card.kind === "stage" || card.kind === "lane") return all.map((one) => one.id);
  const lane = (one: { id: string }) => (one as Statement).lane_id ?? "";
  return all
    .filter((one) => own && one.stage_id === own.stage_id && lane(one) === lane(own))
    .map((one) => one.id);
}

export function isThere(map: JourneyMap, card: CardRef): boolean {
  return recordsOf(map, card.kind).some((one) => one.id === card.id);
}

export function nameOf(map: JourneyMap, card: CardRef): string {
  if (card.kind === "statement") {
    return map.statements.find((one) => one.id === card.id)?.text ?? "";
  }
  const named = recordsOf(map, card.kind) as readonly { id: string; name?: string }[];
  return named.find((one) => one.id === card.id)?.name ?? "";
}

/** Whether a card may come to stand in this lane. */
export function fits(map: JourneyMap, card: CardRef, laneId: string): boolean {
  const lane = map.lanes.find((one) => one.id === laneId);
  if (card.kind === "moment") return laneId === "";
  if (card.kind === "touchpoint") return lane?.kind === "touchpoints";
  return card.kind === "statement" && lane !== undefined && !WITHOUT_WORDS.includes(lane.kind);
}

export function moved(map: JourneyMap, card: CardRef, to: Place): Edit | null {
  const { stageId, laneId, before } = to;
  switch (card.kind) {
    case "stage":
      return before === card.id ? null : { type: "move-stage", stage_id: card.id, before };
    case "lane":
      return before === card.id ? null : { type: "move-lane", lane_id: card.id, before };
    case "moment":
      return { type: "move-moment", moment_id: card.id, stage_id: stageId, before };
    case "touchpoint":
      return { type: "move-touchpoint", touchpoint_id: card.id, stage_id: stageId, before };
    default:
      return fits(map, card, laneId)
        ? {
            type: "move-statement",
            statement_id: card.id,
            stage_id: stageId,
            lane_id: laneId,
            before,
          }
        : null;
  }
}

/** One step by keyboard: within the cell up and down, to the next stage left and right. */
export function stepped(map: JourneyMap, card: CardRef, direction: Direction): Edit | null {
  const sideways = direction === "left" || direction === "right";
  const step = direction === "left" || direction === "up" ? -1 : 1;
  if (card.kind === "stage" ? sideways : !sideways) {
    const line = siblings(map, card).filter((id) => id !== card.id);
    const at = siblings(map, card).indexOf(card.id) + step;
    if (at < 0 || at > line.length) return null;
    return moved(map, card, { ...placeOf(map, card), before: line[at] ?? "" });
  }
  if (card.kind === "stage" || card.kind === "lane") return null;
  const stages = inOrder(map.stages).map((one) => one.id);
  const place = placeOf(map, card);
  const next = stages[stages.indexOf(place.stageId) + step];
  return next ? moved(map, card, { ...place, stageId: next }) : null;
}

/** Where a card stands; `before` is empty. */
export function placeOf(map: JourneyMap, card: CardRef): Place {
  const found = recordsOf(map, card.kind).find((one) => one.id === card.id);
  const lane =
    card.kind === "touchpoint"
      ? map.lanes.find((one) => one.kind === "touchpoints")?.id
      : (found as Statement | undefined)?.lane_id;
  return { stageId: found?.stage_id ?? "", laneId: lane ?? "", before: "" };
}

/** Stretches sentences over one stage more, or one less. */
export function stretched(
  at: Pick<MapView, "map" | "stages">,
  cards: readonly CardRef[],
  step: 1 | -1,
): Edit | null {
  const edits = cards.map((card): Edit | null => {
    const statement = at.map.statements.find((one) => one.id === card.id);
    if (card.kind !== "statement" || !statement || !canStretch(at.map, statement)) return null;
    return stretchedBy(at.stages, statement, step);
  });
  return together(step === 1 ? words.span.more : words.span.less, edits);
}

export function removed(map: JourneyMap, cards: readonly CardRef[]): Edit | null {
  const edits = cards
    .filter((card) => isThere(map, card))
    .map((card) => ({ type: `remove-${card.kind}`, [`${card.kind}_id`]: card.id }));
  return together(words.removeMany(edits.length), edits);
}

export function duplicated(
  cards: readonly CardRef[],
  to?: { readonly stageId: string; readonly laneId: string },
): Edit | null {
  const edits = cards.map((card): Edit | null => {
    if (card.kind === "touchpoint") {
      return {
        type: "duplicate-touchpoint",
        touchpoint_id: card.id,
        new_touchpoint_id: newId("touchpoint"),
        ...(to && { stage_id: to.stageId }),
      };
    }
    if (card.kind === "stage") {
      return { type: "duplicate-stage", stage_id: card.id, new_stage_id: newId("stage") };
    }
    if (card.kind === "lane") {
      return { type: "duplicate-lane", lane_id: card.id, new_lane_id: newId("lane") };
    }
    if (card.kind === "moment") {
      return {
        type: "duplicate-moment",
        moment_id: card.id,
        new_moment_id: newId("moment"),
        ...(to && { stage_id: to.stageId }),
      };
    }
    return {
      type: "duplicate-statement",
      statement_id: card.id,
      new_statement_id: newId("st"),
      ...(to && { stage_id: to.stageId, lane_id: to.laneId }),
    };
  });
  return together(words.duplicateMany(edits.length), edits);
}

/** Makes one of several touchpoints, or of several sentences of one part; null where they differ. */
export function mergedCards(map: JourneyMap, cards: readonly CardRef[]): Edit | null {
  const ids = cards.map((one) => one.id);
  if (cards.length < 2 || cards.some((one) => one.kind !== cards[0]?.kind)) return null;
  if (cards[0]?.kind === "touchpoint") {
    const [first, ...others] = inOrder(map.touchpoints).filter((one) => ids.includes(one.id));
    if (!first) return null;
    return {
      type: "merge-touchpoints",
      touchpoint_id: first.id,
      other_touchpoint_ids: others.map((one) => one.id),
    };
  }
  const [first, ...others] = inOrder(map.statements).filter((one) => ids.includes(one.id));
  if (cards[0]?.kind !== "statement" || !first || first.part === "emotion") return null;
  if (others.some((one) => one.part !== first.part)) return null;
  return {
    type: "merge-statements",
    statement_id: first.id,
    other_statement_ids: others.map((one) => one.id),
  };
}

/** The sentences of a text, as its language divides them; each line is one at least. */
export function sentencesOf(text: string, language = "en"): readonly string[] {
  const segments = new Intl.Segmenter(language, { granularity: "sentence" });
  return text
    .split("\n")
    .flatMap((line) => [...segments.segment(line)].map((one) => one.segment.trim()))
    .filter(Boolean);
}

export function splitInto(
  statement: Pick<Statement, "id" | "text_revision">,
  texts: readonly string[],
): Edit {
  const { id: statement_id, text_revision } = statement;
  return { type: "split-statement", statement_id, texts, text_revision, new_id: newId("st") };
}
