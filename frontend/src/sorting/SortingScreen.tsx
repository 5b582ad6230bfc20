// The sorting board: raw names into touchpoints and stages, with every number recounted after
// each change.

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { type MapDocument, newId } from "../api/useMapDocument";
import { AppFrame, type KeyHint } from "../components/AppFrame";
import { DraftWarnings } from "../components/DraftWarnings";
import { mapCrumbs } from "../components/frame";
import { OpenedMap } from "../components/OpenedMap";
import { several } from "../i18n/amounts";
import { sorting as words } from "../i18n/en.sorting";
import { count } from "../i18n/format";
import type { SourceCard } from "../map/schema";
import type { JourneyMap, MapReading } from "../map/types";
import { AsideStrip } from "./AsideStrip";
import {
  type Carrying,
  columnsOf,
  firstPlace,
  keyOutcome,
  movedPlace,
  type Place,
} from "./carrying";
import { Headline } from "./Headline";
import { JourneyQuestions } from "./JourneyQuestions";
import { MiniRibbon } from "./MiniRibbon";
import { NamesList } from "./NamesList";
import { dropEdit, inWords, testsFor } from "./rules";
import styles from "./SortingScreen.module.css";
import { StageBoard } from "./StageBoard";
import { Suggestions } from "./Suggestions";
import { eventsOf, kept, NOTHING, type Selection, toggled } from "./selection";
import type { EditBody, NamesAnswer, RuleCounts, Show, Suggestion } from "./types";

const NO_NAMES: NamesAnswer = {
  covered: 0,
  events: 0,
  names: [],
  counts: { unsorted: 0, double: 0, all: 0 },
};

export default function SortingScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  return (
    <OpenedMap id={id} words={words}>
      {(map, document) => <Board id={id} map={map} document={document} />}
    </OpenedMap>
  );
}

function Board({ id, map, document }: { id: string; map: JourneyMap; document: MapDocument }) {
  const [show, setShow] = useState<Show>("unsorted");
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [carrying, setCarrying] = useState<Carrying | null>(null);
  const [opened, setOpened] = useState("");
  const listFocus = useRef<string>("");
  const search = useRef<HTMLInputElement>(null);

  // The revision asks anew after each edit; the last counts stay until the new ones are here.
  const now = { revision: document.revision };
  const names = useAnswer<NamesAnswer>(`/maps/${id}/names`, { show, ...now });
  const ruleCounts = useAnswer<RuleCounts>(`/maps/${id}/rule-counts`, now);
  const reading = useAnswer<MapReading>(`/maps/${id}/reading`, now);
  const suggested = useAnswer<readonly Suggestion[]>(`/maps/${id}/suggestions`, now);
  const answer = names.data ?? NO_NAMES;
  // A board that opens with every name sorted shows them all; later the person's choice stands.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || names.data === null) return;
    begun.current = true;
    if (names.data.counts.unsorted === 0) setShow("all");
  }, [names.data]);
  const list = answer.names;
  useEffect(() => setSelection((before) => kept(before, list)), [list]);

  const columns = useMemo(() => columnsOf(map), [map]);
  const nameOf = useCallback((place: Place) => placeName(map, place), [map]);
  const make = useCallback(async (edit: EditBody) => document.make(edit), [document.make]);
  const drop = useCallback(
    async (keys: readonly string[], place: Place) => {
      const picked = list.filter((row) => keys.includes(row.key));
      const touchpointName = (one: string) =>
        map.touchpoints.find((touchpoint) => touchpoint.id === one)?.name ?? one;
      const edit = dropEdit(picked, list, place, { touchpointName, newId });
      setCarrying(null);
      if (!edit || !(await make(edit))) return;
      setSelection(NOTHING);
      const made = (edit.edits as { touchpoint_id?: string }[] | undefined)?.[0]?.touchpoint_id;
      if (place.kind === "stage" && made) setOpened(made);
    },
    [list, map, make],
  );

  useKeys((event) => {
    const target = event.target as HTMLElement;
    const typing =
      target.matches("textarea, select, [contenteditable]") ||
      (target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type));
    const outcome = keyOutcome({
      key: event.key,
      command: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      typing,
      carrying: carrying !== null,
      inList: target.closest("[data-names]") !== null,
      picked: selection.keys.length > 0,
    });
    if (outcome.type === "none") return;
    event.preventDefault();
    switch (outcome.type) {
      case "pick": {
        const key = listFocus.current;
        const keys = selection.keys.includes(key) ? selection.keys : [...selection.keys, key];
        if (!key) return;
        setSelection({ keys, anchor: key });
        setCarrying({ keys, place: firstPlace(columns) });
        return;
      }
      case "toggle":
        return setSelection((before) => toggled(before, listFocus.current));
      case "move":
        return setCarrying(
          (before) =>
            before && { ...before, place: movedPlace(columns, before.place, outcome.key) },
        );
      case "drop":
        return void (carrying && drop(carrying.keys, carrying.place));
      case "cancel":
        return setCarrying(null);
      case "clear":
        return setSelection(NOTHING);
      case "search":
        return search.current?.focus();
      case "undo":
        return document.undoLabel ? document.undo() : undefined;
      case "redo":
        return document.redoLabel ? document.redo() : undefined;
      case "focus":
        return moveFocus(target, outcome.step);
    }
  });

  const moving = carrying?.keys ?? [];
  const picked = list.filter((row) => moving.includes(row.key));
  const newRules = testsFor(picked, list).map((conditions) =>
    inWords({ conditions, position: "", anchor: "" }),
  );
  const movedEvents = eventsOf(
    list.filter((row) => row.touchpoint_id === "" && row.rule_ids.length === 0),
    moving,
  );
  return (
    <AppFrame
      mapId={id}
      crumbs={mapCrumbs(id, map.header.title, words)}
      actions={<Saved id={id} saving={document.saving} events={names.data?.events ?? null} />}
      status={
        carrying ? (
          <span className={styles.moving} role="status">
            {words.status.moving(
              words.edits.names(count(moving.length), moving.length === 1),
              nameOf(carrying.place),
            )}
          </span>
        ) : (
          words.status.ready
        )
      }
      keys={HINTS}
    >
      <div className={styles.screen}>
        <DraftWarnings mapId={id} />
        <JourneyQuestions id={id} revision={document.revision} map={map} onEdit={make} />
        {document.problem && (
          <p className={styles.problem} role="alert">
            {document.problem.message}
          </p>
        )}
        <Headline
          id={id}
          answer={answer}
          waiting={names.loading && names.data === null}
          show={show}
          onShow={setShow}
          movedEvents={movedEvents}
          undoLabel={document.undoLabel}
          redoLabel={document.redoLabel}
          saving={document.saving}
          onUndo={document.undo}
          onRedo={document.redo}
        />
        <div
          className={styles.board}
          data-suggests={suggested.data?.length === 0 && !suggested.problem ? "no" : undefined}
        >
          <NamesList
            answer={answer}
            problem={names.problem?.message ?? ""}
            waiting={names.data === null || (names.loading && list.length === 0)}
            counted={names.data !== null}
            map={map}
            show={show}
            onShow={setShow}
            selection={selection}
            onSelection={setSelection}
            moving={moving}
            searchField={search}
            onFocusName={(key) => {
              listFocus.current = key;
            }}
            onDrag={(keys) => setCarrying(keys && { keys, place: firstPlace(columns) })}
            onMove={drop}
          />
          <Suggestions id={id} answer={suggested} map={map} onAccept={make} />
          <section className={styles.right} aria-label={words.stages.title}>
            <StageBoard
              map={map}
              reading={reading.data}
              counts={ruleCounts.data}
              carrying={carrying}
              movedEvents={eventsOf(list, moving)}
              newRules={newRules}
              opened={opened}
              onOpen={setOpened}
              onHover={(place) => setCarrying((before) => before && { ...before, place })}
              onDrop={(place) => carrying && void drop(carrying.keys, place)}
              onEdit={make}
            />
            <MiniRibbon
              map={map}
              reading={reading.data}
              waiting={reading.loading}
              problem={reading.problem?.message ?? ""}
            />
            <AsideStrip
              map={map}
              reading={reading.data}
              active={carrying?.place.kind === "aside"}
              carrying={carrying !== null}
              onHover={() =>
                setCarrying((before) => before && { ...before, place: { kind: "aside" } })
              }
              onDrop={() => carrying && void drop(carrying.keys, { kind: "aside" })}
              onEdit={make}
            />
          </section>
        </div>
      </div>
    </AppFrame>
  );
}

const HINTS: readonly KeyHint[] = [
  { keys: ["Space"], does: words.keys.pick },
  { keys: ["←", "↑", "↓", "→"], does: words.keys.choose },
  { keys: ["Enter"], does: words.keys.drop },
  { keys: ["Esc"], does: words.keys.cancel },
  { keys: ["⇧"], does: words.keys.many },
  { keys: ["/"], does: words.keys.search },
  { keys: ["Ctrl", "Z"], does: words.keys.undo },
];

function Saved({
  id,
  saving,
  events,
}: {
  id: string;
  saving: boolean;
  /** Null until they were counted. */
  events: number | null;
}) {
  const sources = useAnswer<readonly SourceCard[]>(id ? "/sources" : null);
  const files = (sources.data ?? []).reduce((sum, source) => sum + source.files, 0);
  if (saving) return <span className={styles.saved}>{words.status.saving}</span>;
  if (files === 0) return null;
  return (
    <span className={styles.saved}>
      {words.status.saved(several(files, "file", "files"), events === null ? "" : count(events))}
    </span>
  );
}

/** Name a place as the status line says it. */
function placeName(map: JourneyMap, place: Place): string {
  if (place.kind === "aside") return words.aside.title;
  if (place.kind === "touchpoint") {
    return map.touchpoints.find((one) => one.id === place.touchpointId)?.name ?? "";
  }
  return words.names.newIn(map.stages.find((one) => one.id === place.stageId)?.name ?? "");
}

function moveFocus(from: HTMLElement, step: 1 | -1 | "first" | "last"): void {
  const rows = [
    ...(from.closest("[data-names]")?.querySelectorAll<HTMLElement>("[data-name]") ?? []),
  ];
  const at = rows.findIndex((row) => row.contains(from));
  const to =
    step === "first"
      ? 0
      : step === "last"
        ? rows.length - 1
        : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[to]?.focus();
}

function useKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
