// The map of one journey: its frame, what it is limited to, and what is open beside it.
import {
  type CSSProperties,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useLocation } from "wouter";
import { isLimitedTo, limitsIn, queryOf, searchOf } from "../api/limits";
import { useAnswer } from "../api/useAnswer";
import { type Edit, newId, useMapDocument } from "../api/useMapDocument";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { DraftWarnings } from "../components/DraftWarnings";
import { useExactSearch } from "../components/exactSearch";
import { useFrame } from "../components/frame";
import { Notice } from "../components/Notice";
import { en } from "../i18n/en";
import { editing as editingWords } from "../i18n/en.editing";
import { automaticDensity, columnsFor, type Density, laneLabel } from "../layout/columns";
import { viewOf } from "../map/lookup";
import type { MapReading, State } from "../map/types";
import { ConflictDialog } from "./ConflictDialog";
import { type CardRef, keyOf } from "./cards";
import { choicesOf } from "./choices";
import { ActiveContext, type Editing, type Editor, EditorContext, type Opened } from "./context";
import { HeadStrip } from "./HeadStrip";
import { Inspector } from "./Inspector";
import { KeyList } from "./KeyList";
import { MapActionsBar, MapStatus, Trouble } from "./MapBars";
import styles from "./MapScreen.module.css";
import { SelectionBar } from "./SelectionBar";
import { TableTwin } from "./TableTwin";
import { MapToolBar } from "./ToolBar";
import { useLanes } from "./useLanes";
import { useLetters } from "./useLetters";
import { focusCell, jump, type MapActions, useMapKeys } from "./useMapKeys";
import { useSettled } from "./useSettled";
import { useWidth } from "./useWidth";
import { useWorking } from "./useWorking";
import { WorkSheet } from "./WorkSheet";

const Palette = lazy(() => import("./Palette"));

const DENSITIES: readonly Density[] = ["overview", "compact", "full"];

export default function MapScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  const document = useMapDocument(id);
  const [search, setSearch] = useExactSearch();
  const [, navigate] = useLocation();
  const limits = useMemo(() => limitsIn(search), [search]);
  const settled = useSettled(document.revision, document.map !== null, document.recounted);
  const answer = useAnswer<MapReading>(settled === null ? null : `/maps/${id}/reading`, {
    ...queryOf(limits),
    revision: settled ?? 0,
  });
  const counting = answer.loading || settled !== document.revision;
  const old =
    answer.data !== null &&
    (answer.data.revision < document.recounted || !isLimitedTo(limits, answer.data.applied));
  const [opened, setOpened] = useState<Opened>(null);
  const [editing, setEditing] = useState<Editing>(null);
  const [active, setActive] = useState<readonly [number, number]>([1, 0]);
  const [shown, setShown] = useState<ReadonlySet<State>>(new Set());
  const [chosen, setChosen] = useState<Density | null>(null);
  const [focus, setFocus] = useState<number | null>(null);
  const [asTable, setAsTable] = useState(false);
  const [listing, setListing] = useState(false);
  const [letters, setLetters] = useLetters();
  const [choosing, setChoosing] = useState(false);
  const [finding, setFinding] = useState(false);
  const [room, width] = useWidth();
  const sheet = useRef<HTMLDivElement>(null);
  const { switchTheme } = useFrame();

  const everyone = useAnswer<MapReading>(
    settled !== null && limits.persona ? `/maps/${id}/reading` : null,
    { ...queryOf({ ...limits, persona: "" }), revision: settled ?? 0 },
  );
  const lanes = useLanes(id, document.map);
  const view = useMemo(
    () => (document.map ? viewOf(document.map, answer.data, lanes.isShown) : null),
    [document.map, answer.data, lanes.isShown],
  );
  const many = view?.stages.length ?? 0;
  const level = chosen ?? automaticDensity(many);
  const density: Density = focus !== null && level === "full" ? "compact" : level;
  const label = laneLabel(width);
  const columns = useMemo(
    () => columnsFor(width - label, many, density, focus),
    [width, label, many, density, focus],
  );

  const choose = useCallback((state: State, add: boolean) => {
    setShown((before) => {
      const after = new Set(add ? before : []);
      if (before.has(state)) after.delete(state);
      else after.add(state);
      return after;
    });
  }, []);

  const { forget } = lanes;
  const change = document.make;
  const make = useCallback(
    (edit: Edit) => {
      if (edit.type === "hide-lane") forget(String(edit.lane_id));
      return change(edit);
    },
    [change, forget],
  );
  const working = useWorking(view, setEditing, make);
  const editor = useMemo<Editor | null>(
    () =>
      view && {
        view,
        columns,
        density,
        densityAt: (column) => (column === focus ? "full" : density),
        laneLabel: label,
        focus,
        faded: (state) => shown.size > 0 && !shown.has(state),
        opened,
        open: setOpened,
        openFigure: (figure, title) => setOpened({ kind: "figure", figure, title }),
        editing,
        edit: setEditing,
        make,
        ...working,
      },
    [view, columns, density, label, focus, shown, opened, editing, make, working],
  );
  const activity = useMemo(
    () => ({
      active,
      activate: (row: number, column: number) =>
        setActive((before) => (before[0] === row && before[1] === column ? before : [row, column])),
    }),
    [active],
  );

  const actions = useMemo<MapActions>(
    () => ({
      close: () => {
        if (working.selection.length > 0 || working.range) {
          working.select([]);
          return true;
        }
        if (!opened) return false;
        setOpened(null);
        if (sheet.current) focusCell(sheet.current, active[0], active[1]);
        return true;
      },
      evidence: () => {
        const lane = view?.lanes[active[0] - 1];
        const stage = view?.stages[active[1]];
        if (lane && stage) setOpened({ kind: "cell", stageId: stage.id, laneId: lane.id });
        requestAnimationFrame(() =>
          window.document.querySelector("[data-evidence]")?.scrollIntoView({ block: "nearest" }),
        );
      },
      state: (state) => choose(state, false),
      doubt: (step) => sheet.current && jump(sheet.current, shown, active, step),
      focus: (step) =>
        setFocus((before) => {
          const next = before === null ? (step === 1 ? 0 : many - 1) : before + step;
          return next < 0 || next >= many ? null : next;
        }),
      density: (step) => setChosen(DENSITIES[DENSITIES.indexOf(level) + step] ?? level),
      lanes: () => setChoosing(true),
      theme: switchTheme,
      undo: document.undo,
      redo: document.redo,
      list: () => setListing(true),
      find: () => setFinding(true),
      addLane: () => window.document.querySelector<HTMLElement>("[data-add-lane]")?.click(),
      present: () => navigate(`/maps/${id}/board${window.location.search}`),
    }),
    [
      opened,
      active,
      view,
      shown,
      many,
      level,
      choose,
      switchTheme,
      document.undo,
      document.redo,
      id,
      navigate,
      working,
    ],
  );
  useMapKeys(sheet, actions, letters && !finding);

  useEffect(() => {
    if (document.map) window.document.title = `${document.map.header.title} · Desireline`;
  }, [document.map]);

  const title = document.map?.header.title ?? "";
  const frame = {
    crumbs: [{ label: en.frame.home, href: "/" }, { label: title || en.frame.map }],
    mapId: id,
  };
  if (!document.map || !editor) {
    return (
      <AppFrame {...frame}>
        {document.problem ? (
          <Notice problem title={en.map.noMap} text={document.problem.message}>
            <Button onClick={document.reload}>{en.map.again}</Button>
          </Notice>
        ) : (
          <p className={styles.loading} role="status">
            {en.map.loading}
          </p>
        )}
      </AppFrame>
    );
  }
  return (
    <AppFrame
      {...frame}
      actions={<MapActionsBar id={id} document={document} onKeys={() => setListing(true)} />}
      toolBar={
        <MapToolBar
          map={document.map}
          reading={answer.data}
          limits={limits}
          onLimits={(next) => setSearch(searchOf(next))}
          shown={shown}
          onState={choose}
          density={level}
          onDensity={setChosen}
          lanes={lanes}
          choosing={choosing}
          onChoosing={setChoosing}
          asTable={asTable}
          onTable={() => setAsTable(!asTable)}
          undoLabel={document.undoLabel}
          redoLabel={document.redoLabel}
          onUndo={document.undo}
          onRedo={document.redo}
        />
      }
      status={<MapStatus reading={answer.data} loading={counting} document={document} />}
      keys={[
        { keys: ["←", "↑", "↓", "→"], does: en.keys.short.move },
        { keys: ["E"], does: en.keys.short.evidence },
        { keys: ["1", "5"], does: en.keys.short.states },
        { keys: ["N"], does: en.keys.short.doubt },
        { keys: ["Ctrl K"], does: editingWords.find.title.toLowerCase() },
        { keys: ["?"], does: en.keys.short.all },
      ]}
    >
      <EditorContext value={editor}>
        <ActiveContext value={activity}>
          <div className={styles.screen} data-open={opened !== null || undefined}>
            <div
              ref={room}
              className={styles.room}
              data-room
              aria-busy={counting}
              data-old={(counting && old) || undefined}
              style={{ "--lane-label": `${label}px` } as CSSProperties}
            >
              <div style={{ width: Math.max(width, columns.total + label) }}>
                <div className={styles.strip} style={{ width }}>
                  {answer.problem && (
                    <p className={styles.trouble} role="alert">
                      <b>{en.map.noReading}</b> {answer.problem.message} {en.map.noReadingHelp}
                      <Button small onClick={answer.reload}>
                        {en.map.again}
                      </Button>
                    </p>
                  )}
                  <DraftWarnings mapId={id} />
                  <HeadStrip
                    personaId={limits.persona}
                    everyone={limits.persona ? everyone.data : answer.data}
                    hidden={lanes.hidden}
                  />
                </div>
                {asTable ? (
                  <TableTwin mapId={id} limits={limits} />
                ) : many > 0 ? (
                  <WorkSheet sheet={sheet} />
                ) : (
                  <NoStages />
                )}
              </div>
            </div>
            <Inspector mapId={id} limits={limits} />
            <Trouble document={document} />
            <SelectionBar />
          </div>
          {finding && (
            <Suspense>
              <Palette
                mapId={id}
                groups={choicesOf(editor.view, actions, goTo, {
                  active,
                  make,
                  edit: setEditing,
                  open: navigate,
                })}
                open={navigate}
                onClose={() => setFinding(false)}
              />
            </Suspense>
          )}
          <ConflictDialog
            conflict={document.conflict}
            map={document.map}
            make={document.make}
            settle={document.settle}
          />
        </ActiveContext>
      </EditorContext>
      <KeyList
        open={listing}
        onClose={() => setListing(false)}
        letters={letters}
        onLetters={setLetters}
      />
    </AppFrame>
  );

  function goTo(card: CardRef) {
    const found = sheet.current?.querySelector<HTMLElement>(
      `[data-card="${CSS.escape(keyOf(card))}"]`,
    );
    const spot = document.map?.statements.find((one) => one.id === card.id);
    const cell =
      found ??
      sheet.current?.querySelector<HTMLElement>(
        `[data-stage="${CSS.escape(spot?.stage_id ?? "")}"][data-lane="${CSS.escape(spot?.lane_id ?? "")}"]`,
      );
    cell?.focus();
    cell?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  function NoStages() {
    return (
      <Notice title={en.map.noStages} text={en.map.noStagesHelp}>
        <Button
          look="primary"
          onClick={() =>
            void document.make({
              type: "add-stage",
              stage_id: newId("stage"),
              name: en.map.newStage,
            })
          }
        >
          {en.map.addFirst}
        </Button>
      </Notice>
    );
  }
}
