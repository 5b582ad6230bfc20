// The menu of what stands under the pointer or holds the focus: a card, a cell.
import { ContextMenu } from "@base-ui/react/context-menu";
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChevronsLeft,
  ChevronsRight,
  Combine,
  Copy,
  Diamond,
  Link2,
  Link2Off,
  PanelRight,
  Pencil,
  Plus,
  RefreshCw,
  Split,
  Trash2,
} from "lucide-react";
import { type ReactElement, useState } from "react";
import { Icon } from "../components/Icon";
import type { MenuEntry } from "../components/Overlay";
import overlay from "../components/Overlay.module.css";
import { editing as words } from "../i18n/en.editing";
import styles from "./Card.module.css";
import {
  type CardRef,
  type Direction,
  duplicated,
  mergedCards,
  nameOf,
  removed,
  sentencesOf,
  splitInto,
  stepped,
  stretched,
  together,
} from "./cards";
import { type Editor, useEditor } from "./context";
import { cardOf, isField, meant } from "./useCards";

interface Entry extends MenuEntry {
  readonly keys?: string;
}

export function SheetMenu({ children }: { children: ReactElement }) {
  const editor = useEditor();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={children}
        onContextMenuCapture={(event) => {
          const target = event.target;
          const card = cardOf(target);
          const head = card?.kind === "stage" || card?.kind === "lane";
          const button = head
            ? (target as Element).closest("[data-card]")?.querySelector<HTMLElement>("[data-menu]")
            : null;
          const cell = (target as Element).closest<HTMLElement>("[data-stage][data-lane]");
          if (isField(target) || button || (!card && !cell)) {
            event.stopPropagation();
            if (button) {
              event.preventDefault();
              button.click();
            }
            return;
          }
          const { stage = "", lane = "" } = cell?.dataset ?? {};
          setEntries(card ? cardEntries(editor, card) : cellEntries(editor, stage, lane));
        }}
      />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={overlay.positioner}>
          <ContextMenu.Popup className={`${overlay.menu} ${styles.menuWord}`}>
            {entries.map((entry) => (
              <ContextMenu.Item
                key={entry.label}
                disabled={entry.disabled}
                onClick={entry.onSelect}
                className={`${overlay.item} ${entry.danger ? overlay.isDanger : ""} ${entry.apart ? overlay.isApart : ""}`}
              >
                {entry.icon && <Icon of={entry.icon} size={14} />}
                {entry.label}
                {entry.keys && <span className={styles.keyHint}>{entry.keys}</span>}
              </ContextMenu.Item>
            ))}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function cellEntries(at: Editor, stageId: string, laneId: string): readonly Entry[] {
  const lane = at.view.lanes.find((one) => one.id === laneId);
  const adds =
    lane?.kind === "touchpoints"
      ? words.addTouchpoint
      : lane?.kind === "barriers"
        ? words.addBarrier
        : words.add;
  const hasWords = lane && lane.kind !== "conversion" && lane.kind !== "emotions";
  return [
    {
      label: words.open,
      icon: PanelRight,
      keys: "Enter",
      onSelect: () => at.open({ kind: "cell", stageId, laneId }),
    },
    ...(hasWords
      ? [{ label: adds, icon: Plus, keys: "⇧Enter", onSelect: () => void at.add(stageId, laneId) }]
      : []),
  ];
}

function cardEntries(at: Editor, card: CardRef): readonly Entry[] {
  const cards = meant(at, card);
  const run = (edit: Parameters<Editor["make"]>[0] | null) => {
    if (edit) void at.make(edit);
  };
  const move = (direction: Direction) => {
    const edits = cards.map((one) => stepped(at.view.map, one, direction));
    return together(words.moveMany(cards.length), edits);
  };
  const step = (label: string, icon: Entry["icon"], direction: Direction, keys: string): Entry => ({
    label,
    icon,
    keys,
    disabled: move(direction) === null,
    onSelect: () => run(move(direction)),
  });
  return [
    { label: words.edit, icon: Pencil, keys: "F2", onSelect: () => void at.begin(card) },
    {
      label: words.duplicate,
      icon: Copy,
      keys: "Ctrl D",
      onSelect: () => run(duplicated(cards)),
    },
    ...ownEntries(at, card, cards, run),
    { ...step(words.up, ArrowUp, "up", "Alt ↑"), apart: true },
    step(words.down, ArrowDown, "down", "Alt ↓"),
    step(words.left, ArrowLeft, "left", "Alt ←"),
    step(words.right, ArrowRight, "right", "Alt →"),
    ...spanEntries(at, cards, run),
    {
      label: cards.length > 1 ? words.removeMany(cards.length) : words.remove,
      icon: Trash2,
      keys: "Del",
      danger: true,
      apart: true,
      onSelect: () => {
        at.select([]);
        run(removed(at.view.map, cards));
      },
    },
  ];
}

function spanEntries(
  at: Editor,
  cards: readonly CardRef[],
  run: (edit: Parameters<Editor["make"]>[0] | null) => void,
): readonly Entry[] {
  const [more, less] = [stretched(at.view, cards, 1), stretched(at.view, cards, -1)];
  if (!more && !less) return [];
  return [
    {
      label: words.span.more,
      icon: ChevronsRight,
      keys: "Alt ⇧→",
      disabled: !more,
      apart: true,
      onSelect: () => run(more),
    },
    {
      label: words.span.less,
      icon: ChevronsLeft,
      keys: "Alt ⇧←",
      disabled: !less,
      onSelect: () => run(less),
    },
  ];
}

function ownEntries(
  at: Editor,
  card: CardRef,
  cards: readonly CardRef[],
  run: (edit: Parameters<Editor["make"]>[0] | null) => void,
): readonly Entry[] {
  if (card.kind === "moment") {
    const flagged = at.view.map.moments.find((one) => one.id === card.id)?.moment_of_truth ?? false;
    return [
      {
        label: flagged ? words.unflag : words.flag,
        icon: Diamond,
        onSelect: () => run({ type: "flag-moment", moment_id: card.id, moment_of_truth: !flagged }),
      },
    ];
  }
  if (card.kind === "touchpoint") return touchpointEntries(at, card, cards, run);
  return [...sentenceEntries(at, card, cards, run), ...statementEntries(at, card, run)];
}

function sentenceEntries(
  at: Editor,
  card: CardRef,
  cards: readonly CardRef[],
  run: (edit: Parameters<Editor["make"]>[0] | null) => void,
): readonly Entry[] {
  const statement = at.view.map.statements.find((one) => one.id === card.id);
  if (!statement || statement.part === "emotion") return [];
  const texts = sentencesOf(statement.text, at.view.map.header.language);
  const merged = mergedCards(at.view.map, cards);
  return [
    ...(texts.length > 1
      ? [
          {
            label: words.split(texts.length),
            icon: Split,
            onSelect: () => run(splitInto(statement, texts)),
          },
        ]
      : []),
    ...(merged
      ? [
          {
            label: words.mergeMany(cards.length),
            icon: Combine,
            onSelect: () => {
              at.select([]);
              run(merged);
            },
          },
        ]
      : []),
  ];
}

function touchpointEntries(
  at: Editor,
  card: CardRef,
  cards: readonly CardRef[],
  run: (edit: Parameters<Editor["make"]>[0] | null) => void,
): readonly Entry[] {
  const touchpoint = at.view.map.touchpoints.find((one) => one.id === card.id);
  const lane = at.view.lanes.find((one) => one.kind === "touchpoints");
  const others = cards.filter((one) => one.kind === "touchpoint" && one.id !== card.id);
  if (!touchpoint || !lane) return [];
  return [
    {
      label: words.details,
      icon: PanelRight,
      onSelect: () => at.open({ kind: "cell", stageId: touchpoint.stage_id, laneId: lane.id }),
    },
    ...(others.length > 0
      ? [
          {
            label: words.merge(others.length, nameOf(at.view.map, card)),
            icon: Combine,
            onSelect: () => {
              at.select([]);
              run({
                type: "merge-touchpoints",
                touchpoint_id: card.id,
                other_touchpoint_ids: others.map((one) => one.id),
              });
            },
          },
        ]
      : []),
  ];
}

function statementEntries(
  at: Editor,
  card: CardRef,
  run: (edit: Parameters<Editor["make"]>[0] | null) => void,
): readonly Entry[] {
  const statement = at.view.map.statements.find((one) => one.id === card.id);
  if (!statement || (statement.part !== "barrier" && statement.part !== "recommendation"))
    return [];
  const turned = statement.part === "barrier" ? "recommendation" : "barrier";
  const turn: Entry = {
    label: words.turn[turned],
    icon: RefreshCw,
    onSelect: () => run({ type: "turn-statement", statement_id: card.id, part: turned }),
  };
  if (statement.part === "barrier") {
    const { stage_id: stageId, lane_id: laneId } = statement;
    const idea = { kind: "new", stageId, laneId, part: "recommendation", pairId: card.id } as const;
    return [{ label: words.addIdea, icon: Plus, onSelect: () => at.edit(idea) }, turn];
  }
  const barriers = at.view
    .statements(statement.stage_id, statement.lane_id)
    .filter((one) => one.part === "barrier" && one.id !== statement.pair_id);
  const pair = (barrier_id: string) =>
    run({ type: "pair-recommendation", statement_id: card.id, barrier_id });
  return [
    ...barriers.map((one) => ({
      label: words.pairWith(one.text),
      icon: Link2,
      onSelect: () => pair(one.id),
    })),
    ...(statement.pair_id
      ? [{ label: words.unpair, icon: Link2Off, onSelect: () => pair("") }]
      : []),
    turn,
  ];
}
