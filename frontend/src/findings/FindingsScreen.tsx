// What the evidence says about a map, private until published, and what is done about it.
import { Redo2, Undo2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { ApiProblem, change, post } from "../api/client";
import { limitsIn, queryOf } from "../api/limits";
import { useAnswer } from "../api/useAnswer";
import { useMapDocument } from "../api/useMapDocument";
import { AppFrame, type KeyHint } from "../components/AppFrame";
import { Button, IconButton } from "../components/Button";
import { Chip, Kbd } from "../components/Chip";
import { useExactSearch } from "../components/exactSearch";
import { mapCrumbs } from "../components/frame";
import { Notice } from "../components/Notice";
import { RowsDialog } from "../components/RowsDialog";
import { oneAddress } from "../components/ShowOne";
import { several } from "../i18n/amounts";
import { findings as words } from "../i18n/en.findings";
import { count } from "../i18n/format";
import { everyOwner } from "../map/belonging";
import type { Figure, MapReading } from "../map/types";
import { AcceptDialog } from "./AcceptDialog";
import { ActionForm } from "./ActionForm";
import { ActionList } from "./ActionList";
import { FindingRow, KindMark } from "./FindingRow";
import styles from "./FindingsScreen.module.css";
import type { Action, ActionDraft, Finding, FindingKind, Steps } from "./types";
import { useFindingKeys } from "./useFindingKeys";

const HINTS: readonly KeyHint[] = [
  { keys: ["↑", "↓"], does: words.keys.move },
  { keys: ["P"], does: words.keys.publish },
  { keys: ["A"], does: words.keys.action },
  { keys: ["O"], does: words.keys.one },
  { keys: ["Ctrl", "Z"], does: words.keys.undo },
];

export default function FindingsScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  const map = useMapDocument(id).map;
  const [search] = useExactSearch();
  const query = useMemo(() => queryOf(limitsIn(search)), [search]);
  const limited = Object.values(query).some((one) => (Array.isArray(one) ? one.length : one));
  const found = useAnswer<readonly Finding[]>(`/maps/${id}/findings`, query);
  const applied = useAnswer<Pick<MapReading, "applied">>(
    limited ? `/maps/${id}/reading` : null,
    query,
  ).data?.applied.sentence;
  const acted = useAnswer<readonly Action[]>(`/maps/${id}/actions`);
  const steps = useAnswer<Steps>(`/maps/${id}/decisions`);
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [kind, setKind] = useState<FindingKind | "">("");
  const [hiding, setHiding] = useState(false);
  const [rows, setRows] = useState<Figure | null>(null);
  const [accepting, setAccepting] = useState<Finding | null>(null);
  const [draft, setDraft] = useState<ActionDraft | null>(null);
  const [active, setActive] = useState("");

  const all = found.data ?? [];
  const actions = acted.data ?? [];
  const shown = all.filter(
    (one) => (!kind || one.kind === kind) && (!hiding || one.accepted === ""),
  );
  const most = Math.max(0, ...all.map((one) => one.concerned?.value ?? 0));
  const stages = useMemo(() => new Map(map?.stages.map((stage) => [stage.id, stage.name])), [map]);
  const current = shown.find((one) => one.key === active) ?? shown[0];

  /** Does one thing and shows what came of it; false = it was refused. */
  const decide = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setProblem("");
    try {
      await work();
      found.reload();
      acted.reload();
      steps.reload();
      return true;
    } catch (trouble) {
      setProblem(trouble instanceof ApiProblem ? trouble.message : String(trouble));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const mark = (finding: Finding, body: object) =>
    decide(() =>
      change("PUT", `/maps/${id}/findings/${encodeURIComponent(finding.key)}`, body, query),
    );
  const publish = (finding: Finding) => void mark(finding, { published: !finding.published });
  const act = (finding: Finding) =>
    setDraft({
      text: "",
      stage_id: finding.stage_id,
      lane_id: finding.lane_id,
      statement_id: finding.statement_id,
      finding_key: finding.key,
      finding_sentence: finding.sentence,
    });
  const undo = () => void decide(() => post(`/maps/${id}/decisions/undo`));
  const redo = () => void decide(() => post(`/maps/${id}/decisions/redo`));
  const save = async (next: ActionDraft) => {
    const { id: known, ...body } = next;
    const done = await decide(() =>
      known
        ? change("PATCH", `/maps/${id}/actions/${known}`, sendable(body))
        : post(`/maps/${id}/actions`, sendable(body)),
    );
    if (done) setDraft(null);
  };

  useFindingKeys(rows !== null || accepting !== null || draft !== null, {
    p: () => current && publish(current),
    a: () => current && act(current),
    o: () => {
      const figure = current?.concerned ?? current?.figure;
      if (figure && figure.n > 0) go(oneAddress(id, figure.rows));
    },
    undo: () => steps.data?.undo_label && undo(),
    redo: () => steps.data?.redo_label && redo(),
    move: (by) => {
      const at = shown.findIndex((one) => one.key === current?.key);
      const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
      if (!next) return;
      setActive(next.key);
      const row = document.querySelector(`[data-finding="${CSS.escape(next.key)}"]`);
      row?.querySelector<HTMLElement>("[data-finding-focus]")?.focus();
    },
  });

  const published = all.filter((one) => one.published).length;
  return (
    <AppFrame
      mapId={id}
      crumbs={mapCrumbs(id, map?.header.title, words)}
      status={words.status}
      keys={HINTS}
    >
      <div className={styles.screen}>
        <section className={styles.panel} aria-label={words.title} aria-busy={found.loading}>
          <header className={styles.head}>
            <div>
              <h1 className={styles.title}>
                {words.title}{" "}
                {found.data && (
                  <span className={styles.muted}>
                    {words.summary(several(all.length, "finding", "findings"), count(published))}
                  </span>
                )}
              </h1>
              <p className={styles.muted}>{words.private}</p>
              {applied && (
                <p className={styles.applied}>
                  {words.applied(applied)} <Link href={`/maps/${id}/findings`}>{words.whole}</Link>
                </p>
              )}
            </div>
            <div className={styles.undo}>
              <Button
                small
                icon={Undo2}
                disabled={busy || !steps.data?.undo_label}
                title={words.undo(steps.data?.undo_label ?? "")}
                onClick={undo}
              >
                {words.undoShort}
                <Kbd>Ctrl Z</Kbd>
              </Button>
              <IconButton
                icon={Redo2}
                label={words.redo(steps.data?.redo_label ?? "")}
                disabled={busy || !steps.data?.redo_label}
                onClick={redo}
              />
            </div>
          </header>
          {problem && !draft && (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
          {all.length > 0 && (
            <Filters
              all={all}
              kind={kind}
              hiding={hiding}
              onKind={setKind}
              onHiding={() => setHiding(!hiding)}
            />
          )}
          {found.problem && (
            <Notice problem title={words.problem} text={found.problem.message}>
              <Button onClick={found.reload}>{words.again}</Button>
            </Notice>
          )}
          {!found.data && !found.problem && (
            <p className={styles.waiting} role="status">
              {words.looking}
            </p>
          )}
          {found.data && map && all.length === 0 && (
            <Notice
              title={words.none}
              text={map.header.outlook === "to-be" ? words.noneFuture : words.noneText}
            />
          )}
          {all.length > 0 && shown.length === 0 && (
            <p className={styles.waiting}>{words.noneShown}</p>
          )}
          <ul>
            {shown.map((finding) => (
              <FindingRow
                key={finding.key}
                mapId={id}
                finding={finding}
                most={most}
                stage={stages.get(finding.stage_id) ?? ""}
                actions={actions.filter((one) => one.finding_key === finding.key).length}
                busy={busy}
                active={finding.key === current?.key}
                onFocus={() => setActive(finding.key)}
                onOpen={setRows}
                onPublish={() => publish(finding)}
                onAccept={() =>
                  finding.accepted ? void mark(finding, { accepted: "" }) : setAccepting(finding)
                }
                onAct={() => act(finding)}
              />
            ))}
          </ul>
        </section>
        {acted.data && (
          <ActionList
            mapId={id}
            actions={actions}
            stageName={(stage) => stages.get(stage) ?? ""}
            busy={busy}
            onAdd={() => setDraft({ text: "" })}
            onEdit={setDraft}
            onState={(action, state) =>
              void decide(() => change("PATCH", `/maps/${id}/actions/${action.id}`, { state }))
            }
          />
        )}
      </div>
      {rows && <RowsDialog mapId={id} query={query} figure={rows} onClose={() => setRows(null)} />}
      {accepting && (
        <AcceptDialog
          finding={accepting}
          onClose={() => setAccepting(null)}
          onAccept={async (reason) => {
            if (await mark(accepting, { accepted: reason })) setAccepting(null);
          }}
        />
      )}
      {draft && map && (
        <ActionForm
          map={map}
          draft={draft}
          owners={[...new Set([...actions.map((one) => one.owner), ...everyOwner(map.touchpoints)])]
            .filter(Boolean)
            .sort()}
          problem={problem}
          onClose={() => {
            setProblem("");
            setDraft(null);
          }}
          onSave={save}
          onRemove={
            draft.id
              ? async () => {
                  if (await decide(() => change("DELETE", `/maps/${id}/actions/${draft.id}`))) {
                    setDraft(null);
                  }
                }
              : undefined
          }
        />
      )}
    </AppFrame>
  );
}

/** Only what may be sent: the rest of an action is the server's. */
function sendable(draft: ActionDraft): object {
  const { text, owner, due, measure, state, stage_id, lane_id, statement_id } = draft;
  const { finding_key, finding_sentence } = draft;
  return {
    ...{ text, owner, due, measure, state, stage_id, lane_id, statement_id },
    ...{ finding_key, finding_sentence },
  };
}

function Filters({
  all,
  kind,
  hiding,
  onKind,
  onHiding,
}: {
  all: readonly Finding[];
  kind: FindingKind | "";
  hiding: boolean;
  onKind: (kind: FindingKind | "") => void;
  onHiding: () => void;
}) {
  const kinds = Object.keys(words.kinds) as FindingKind[];
  const there = kinds.filter((one) => all.some((finding) => finding.kind === one));
  return (
    <fieldset className={styles.filters}>
      <legend className="visually-hidden">{words.filterLabel}</legend>
      <Chip on={kind === ""} onClick={() => onKind("")}>
        {words.all} {count(all.length)}
      </Chip>
      {there.map((one) => (
        <Chip key={one} on={kind === one} onClick={() => onKind(kind === one ? "" : one)}>
          <KindMark kind={one} />
          {words.kinds[one]} {count(all.filter((finding) => finding.kind === one).length)}
        </Chip>
      ))}
      {all.some((one) => one.accepted) && (
        <Chip on={hiding} onClick={onHiding}>
          {words.hideAccepted}
        </Chip>
      )}
    </fieldset>
  );
}
