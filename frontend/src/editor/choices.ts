// What the palette offers: the commands of the map, and every word that stands on it.
import { type Edit, newId } from "../api/useMapDocument";
import { screensOf } from "../components/AppFrame";
import { en } from "../i18n/en";
import { board } from "../i18n/en.board";
import { editing as words } from "../i18n/en.editing";
import { editor as editorWords } from "../i18n/en.editor";
import type { MapView } from "../map/lookup";
import { type CardRef, duplicated, keyOf, ONCE } from "./cards";
import type { Editing } from "./context";
import type { Choice, ChoiceGroup } from "./Palette";
import type { MapActions } from "./useMapKeys";

/** Where the person stands, and what can be done from there. */
export interface Here {
  readonly active: readonly [row: number, column: number];
  readonly make: (edit: Edit) => Promise<boolean>;
  readonly edit: (editing: Editing) => void;
  readonly open: (address: string) => void;
}

export function choicesOf(
  view: MapView,
  actions: MapActions,
  go: (card: CardRef) => void,
  here: Here,
): readonly ChoiceGroup[] {
  const does = (label: string, note: string, run: () => void): Choice => ({
    id: `do ${label}`,
    label,
    note,
    run,
  });
  const commands = [
    does(en.keys.undo.split(",")[0] ?? "", "Ctrl Z", actions.undo),
    does(en.keys.undo.split(", ")[1] ?? "", "Ctrl ⇧Z", actions.redo),
    ...atHand(view, here, does),
    does(words.addLane, "", actions.addLane),
    does(editorWords.lanes.title, "L", actions.lanes),
    does(editorWords.density.full, "+", () => actions.density(1)),
    does(editorWords.density.compact, "−", () => actions.density(-1)),
    does(en.keys.theme, "T", actions.theme),
    does(board.key, "⇧P", actions.present),
    does(en.keys.all, "?", actions.list),
  ].map((one) => ({ ...one, label: capital(one.label) }));
  const screens = screensOf(view.map.header.id, "")
    .slice(1)
    .map((one) => does(one.label, words.find.screen, () => here.open(one.href)));
  return [
    { label: words.find.onMap, items: found(view, go) },
    { label: words.find.commands, items: commands },
    { label: words.find.screens, items: screens },
  ];
}

/** What can be done with the stage and the lane that hold the focus. */
function atHand(
  view: MapView,
  here: Here,
  does: (label: string, note: string, run: () => void) => Choice,
): readonly Choice[] {
  const [row, column] = here.active;
  const stage = view.stages[column];
  const lane = view.lanes[row - 1];
  const make = (edit: Edit | null) => edit && void here.make(edit);
  const addStage = (before: string) => {
    const id = newId("stage");
    void here
      .make({ type: "add-stage", stage_id: id, name: en.map.newStage, before })
      .then((done) => done && here.edit({ kind: "stage", id }));
  };
  const find = words.find;
  return [
    does(find.addStage, "", () => addStage(view.stages[column + 1]?.id ?? "")),
    ...(stage
      ? [
          does(find.addMoment(stage.name), "⇧Enter", () =>
            here.edit({ kind: "new-moment", stageId: stage.id }),
          ),
          does(find.duplicate(stage.name), "Ctrl D", () =>
            make(duplicated([{ kind: "stage", id: stage.id }])),
          ),
        ]
      : []),
    ...(lane
      ? [
          ...(ONCE.includes(lane.kind)
            ? []
            : [
                does(find.duplicate(lane.name), "Ctrl D", () =>
                  make(duplicated([{ kind: "lane", id: lane.id }])),
                ),
              ]),
          does(find.hide(lane.name), "", () => make({ type: "hide-lane", lane_id: lane.id })),
        ]
      : []),
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function found(view: MapView, go: (card: CardRef) => void): readonly Choice[] {
  const stages = new Map(view.stages.map((one) => [one.id, one.name]));
  const lanes = new Map(view.lanes.map((one) => [one.id, one.name]));
  const choice = (card: CardRef, label: string, where: string): Choice => ({
    id: keyOf(card),
    label,
    note: where ? `${words.find.kinds[card.kind]}, ${where}` : (words.find.kinds[card.kind] ?? ""),
    run: () => go(card),
  });
  const { map } = view;
  return [
    ...view.stages.map((one) => choice({ kind: "stage", id: one.id }, one.name, "")),
    ...view.lanes.map((one) => choice({ kind: "lane", id: one.id }, one.name, "")),
    ...map.moments.map((one) =>
      choice({ kind: "moment", id: one.id }, one.name, stages.get(one.stage_id) ?? ""),
    ),
    ...map.touchpoints.map((one) =>
      choice({ kind: "touchpoint", id: one.id }, one.name, stages.get(one.stage_id) ?? ""),
    ),
    ...map.statements
      .filter((one) => one.text && lanes.has(one.lane_id))
      .map((one) =>
        choice(
          { kind: "statement", id: one.id },
          one.text,
          `${stages.get(one.stage_id) ?? ""}, ${lanes.get(one.lane_id) ?? ""}`,
        ),
      ),
  ];
}
