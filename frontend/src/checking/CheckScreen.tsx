// Check the sentences: each statement held against the figure that could test it.
import { ListChecks, Undo2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { useAnswer } from "../api/useAnswer";
import { type Edit, useMapDocument } from "../api/useMapDocument";
import { AppFrame, type KeyHint } from "../components/AppFrame";
import { Button } from "../components/Button";
import { useExactSearch } from "../components/exactSearch";
import { mapCrumbs } from "../components/frame";
import { Notice } from "../components/Notice";
import { checking as words } from "../i18n/en.checking";
import { promises } from "../i18n/en.promises";
import { day } from "../i18n/format";
import type { JourneyMap } from "../map/types";
import { CheckAll } from "./CheckAll";
import { CheckPanel } from "./CheckPanel";
import styles from "./CheckScreen.module.css";
import { CheckSheet } from "./CheckSheet";
import { isOpen, nextOpen } from "./edits";
import { Progress } from "./Progress";
import type { Checks, Proposals } from "./types";
import { WordsStrip } from "./WordsStrip";

export default function CheckScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  const document = useMapDocument(id);
  const checks = useAnswer<Checks>(document.map ? `/maps/${id}/checks` : null, {
    revision: document.revision,
  });
  const problem = document.problem ?? checks.problem;
  if (document.map && checks.data) {
    return <Work id={id} map={document.map} document={document} checks={checks.data} />;
  }
  return (
    <AppFrame crumbs={[{ label: words.home, href: "/" }, { label: words.crumb }]} mapId={id}>
      {problem ? (
        <Notice problem title={words.problem} text={problem.message}>
          <Button onClick={document.map ? checks.reload : document.reload}>{words.again}</Button>
        </Notice>
      ) : (
        <p className={styles.waiting}>{words.reading}</p>
      )}
    </AppFrame>
  );
}

function Work({
  id,
  map,
  document,
  checks,
}: {
  id: string;
  map: JourneyMap;
  document: ReturnType<typeof useMapDocument>;
  checks: Checks;
}) {
  const [, go] = useLocation();
  const [search] = useExactSearch();
  const asked = search.get("statement") ?? "";
  const [all, setAll] = useState(false);
  const list = checks.statements;
  const chosen = list.find((one) => one.statement_id === asked);
  const cells = new Set(list.map((one) => `${one.stage_id} ${one.lane_id}`)).size;
  const choose = useCallback(
    (statement: string) =>
      go(`/maps/${id}/check${statement ? `?statement=${encodeURIComponent(statement)}` : ""}`, {
        replace: true,
      }),
    [go, id],
  );
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    if (!asked) choose(nextOpen(list, ""));
  }, [asked, choose, list]);

  const answer = useAnswer<Proposals>(
    chosen ? `/maps/${id}/statements/${encodeURIComponent(chosen.statement_id)}/proposals` : null,
    { revision: document.revision },
  );
  const make = useCallback((edit: Edit) => document.make(edit), [document.make]);
  const next = useCallback(() => choose(nextOpen(list, asked)), [asked, choose, list]);
  const step = useCallback(
    (by: 1 | -1) => {
      const at = list.findIndex((one) => one.statement_id === asked);
      const to = list[(at + by + list.length) % list.length];
      if (to) choose(to.statement_id);
    },
    [asked, choose, list],
  );
  useKeys(all, {
    next,
    previous: () => choose(nextOpen(list, asked, -1)),
    use: () => window.document.querySelector<HTMLButtonElement>("[data-use-wording]")?.click(),
    evidence: () => go(`/maps/${id}`),
    undo: () => (document.undoLabel ? document.undo() : undefined),
    close: () => choose(""),
  });
  const statement = map.statements.find((one) => one.id === chosen?.statement_id);
  return (
    <AppFrame
      mapId={id}
      crumbs={mapCrumbs(id, map.header.title, words)}
      actions={
        <>
          <span className={styles.saved}>{document.saving ? words.saving : ""}</span>
          <Button
            icon={Undo2}
            disabled={!document.undoLabel}
            title={words.undo(document.undoLabel)}
            onClick={document.undo}
          >
            {words.undoShort}
          </Button>
          <Button icon={ListChecks} disabled={!list.some(isOpen)} onClick={() => setAll(true)}>
            {words.checkAll(list.length)}
          </Button>
        </>
      }
      status={
        <span className={styles.status}>
          <span>{words.status(list.length, cells)}</span>
          <span>{words.upTo(day(checks.as_of))}</span>
        </span>
      }
      keys={HINTS}
    >
      {list.length === 0 ? (
        <Notice title={words.nothing} text={words.nothingHelp}>
          <Link href="/old-map">{words.oldMap}</Link>
        </Notice>
      ) : (
        <div className={styles.screen} data-open={chosen ? true : undefined}>
          <div className={styles.left}>
            <Progress checks={checks} chosen={asked} cells={cells} onChoose={choose} />
            {document.problem && (
              <p role="alert" className={styles.problem}>
                {document.problem.message}
              </p>
            )}
            <CheckSheet map={map} statements={list} chosen={asked} onChoose={choose} />
            {statement && statement.part !== "recommendation" && (
              <WordsStrip key={statement.id} mapId={id} statement={statement} onEdit={make} />
            )}
          </div>
          {chosen && (
            <CheckPanel
              mapId={id}
              place={placeOf(map, chosen.stage_id, chosen.lane_id)}
              one={chosen}
              support={statement?.support ?? []}
              answer={answer.data?.statement_id === chosen.statement_id ? answer.data : null}
              problem={answer.problem?.message ?? ""}
              position={list.indexOf(chosen) + 1}
              all={list.length}
              backed={checks.backed}
              onStep={step}
              onClose={() => choose("")}
              onEdit={make}
              onNext={next}
            />
          )}
        </div>
      )}
      {all && (
        <CheckAll
          mapId={id}
          map={map}
          checks={checks}
          revision={document.revision}
          onEdit={make}
          onChoose={(statementId) => {
            setAll(false);
            choose(statementId);
          }}
          onClose={() => setAll(false)}
        />
      )}
    </AppFrame>
  );
}

const HINTS: readonly KeyHint[] = [
  { keys: ["N"], does: words.keys.next },
  { keys: ["E"], does: words.keys.evidence },
  { keys: ["U"], does: words.keys.use },
  { keys: ["Ctrl", "Z"], does: words.keys.undo },
];

export function placeOf(map: JourneyMap, stageId: string, laneId: string): string {
  const stage = map.stages.find((one) => one.id === stageId)?.name ?? "";
  const lane = map.lanes.find((one) => one.id === laneId)?.name ?? "";
  return stage && lane ? `${stage} › ${lane}` : promises.place;
}

interface Keys {
  readonly next: () => void;
  readonly previous: () => void;
  readonly use: () => void;
  readonly evidence: () => void;
  readonly undo: () => void;
  readonly close: () => void;
}

function useKeys(off: boolean, keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (off) return;
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.matches("input:not([type=radio]), textarea, select")) return;
      const does = command(event, latest.current);
      if (!does) return;
      event.preventDefault();
      does();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [off]);
}

function command(event: KeyboardEvent, keys: Keys): (() => void) | null {
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "z" ? keys.undo : null;
  if (event.altKey) return null;
  switch (event.key) {
    case "n":
      return keys.next;
    case "N":
      return keys.previous;
    case "e":
      return keys.evidence;
    case "u":
      return keys.use;
    case "Escape":
      return keys.close;
    default:
      return null;
  }
}
