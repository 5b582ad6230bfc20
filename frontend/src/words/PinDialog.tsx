// Pin quotes to a cell: choose where, and which statement they carry; it becomes reported.
import { useMemo, useState } from "react";
import { useAttempt } from "../api/useAttempt";
import { newId } from "../api/useMapDocument";
import { Button } from "../components/Button";
import { Field, Select, TextArea, TextInput } from "../components/Field";
import { Dialog } from "../components/Overlay";
import { Segmented } from "../components/Segmented";
import { voices } from "../i18n/en.words";
import { count } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import type { JourneyMap, Lane } from "../map/types";
import { Words } from "./QuoteCard";
import type { Quote } from "./types";
import styles from "./WordsScreen.module.css";

export interface Pinning {
  readonly edit: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly done: string;
}

const NEW = "";
const WORDED: readonly Lane["kind"][] = ["actions", "goals", "thoughts", "barriers", "free"];
const SHOWN = 3;
const FOUND = 6;
const OWNERS =
  /(?<!\p{L})(?:owners?|responsible|department|team|verantwortlich|zuständig|abteilung|ansvarlig)/iu;

/** A lane that says who looks after a stage holds nothing a customer could carry. */
function isOfOwners(lane: Lane): boolean {
  return lane.kind === "free" && OWNERS.test(lane.name);
}

export function PinDialog({
  map,
  quotes,
  keys,
  onClose,
  onPin,
}: {
  map: JourneyMap;
  quotes: readonly Quote[];
  /** Record keys behind the quotes. */
  keys: () => Promise<readonly string[]>;
  onClose: () => void;
  onPin: (pinning: Pinning) => void;
}) {
  const lanes = useMemo(
    () => map.lanes.filter((lane) => WORDED.includes(lane.kind) && !isOfOwners(lane)),
    [map],
  );
  const first = quotes[0];
  const [stage, setStage] = useState(first?.stage_id || map.stages[0]?.id || "");
  const [lane, setLane] = useState(
    lanes.find((one) => one.kind === "thoughts")?.id ?? lanes[0]?.id ?? "",
  );
  const [chosen, setChosen] = useState(NEW);
  const [search, setSearch] = useState("");
  const known = quotes.length === 1 && first && !first.unchecked ? legible(first.words) : "";
  const [text, setText] = useState(known);
  const [stance, setStance] = useState<"for" | "against">("for");
  const [busy, setBusy] = useState(false);
  const statements = useMemo(
    () =>
      map.statements.filter(
        (one) => one.stage_id === stage && one.lane_id === lane && one.text.trim() !== "",
      ),
    [map, stage, lane],
  );
  const alike = useMemo(() => {
    const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const known = new Set(lanes.map((one) => one.id));
    return map.statements.filter(
      (one) =>
        known.has(one.lane_id) &&
        one.part !== "recommendation" &&
        one.text.trim() !== "" &&
        words.every((word) => one.text.toLocaleLowerCase().includes(word)),
    );
  }, [map, lanes, search]);
  const statement = statements.find((one) => one.id === chosen);
  const ready = statement !== undefined || text.trim() !== "";
  const barriers = lanes.find((one) => one.id === lane)?.kind === "barriers";

  const { problem, attempt } = useAttempt();

  async function pin() {
    setBusy(true);
    if (!(await attempt(async () => write(await keys())))) setBusy(false);
  }

  function write(rows: readonly string[]) {
    const id = statement?.id ?? newId("statement");
    const support = {
      kind: "verbatim",
      stance: statement ? stance : "for",
      dated: quotes.reduce((newest, one) => (one.said_on > newest ? one.said_on : newest), ""),
      rows,
      note: voices.support(rows.length),
    };
    const add = { type: "add-support", statement_id: id, support };
    const added = {
      type: "add-statement",
      statement_id: id,
      stage_id: stage,
      lane_id: lane,
      text: text.trim(),
      part: barriers ? "barrier" : "text",
    };
    const said = statement?.text ?? text.trim();
    const against = statement !== undefined && stance === "against";
    onPin({
      edit: statement
        ? add
        : { type: "several", title: voices.pinLabel(said.slice(0, 40)), edits: [added, add] },
      done: against ? voices.pinAgainstDone(said) : voices.pinDone(said),
    });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={voices.pinTitle(count(quotes.length))}
      actions={
        <>
          <Button onClick={onClose}>{voices.cancel}</Button>
          <Button look="primary" disabled={!ready} busy={busy} onClick={() => void pin()}>
            {voices.pinDo}
          </Button>
        </>
      }
    >
      <div className={styles.pin}>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <ul className={styles.pinned}>
          {quotes.slice(0, SHOWN).map((one) => (
            <li key={one.answer_id} className="voice">
              <Words text={one.words} />
            </li>
          ))}
        </ul>
        <Field label={voices.pinSearch}>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={search}
              autoComplete="off"
              onChange={(event) => setSearch(event.target.value)}
            />
          )}
        </Field>
        {search.trim() !== "" && (
          <ul className={styles.pinned} aria-label={voices.pinSearch}>
            {alike.slice(0, FOUND).map((one) => (
              <li key={one.id}>
                <Button
                  small
                  look="quiet"
                  onClick={() => {
                    setStage(one.stage_id);
                    setLane(one.lane_id);
                    setChosen(one.id);
                    setSearch("");
                  }}
                >
                  {one.text}
                </Button>
              </li>
            ))}
            {alike.length === 0 && <li>{voices.pinSearchNone}</li>}
          </ul>
        )}
        <div className={styles.two}>
          <Field label={voices.pinStage}>
            {(wiring) => (
              <Select
                {...wiring}
                value={stage}
                onChange={(event) => {
                  setStage(event.target.value);
                  setChosen(NEW);
                }}
                options={map.stages.map((one) => ({ value: one.id, label: one.name }))}
              />
            )}
          </Field>
          <Field label={voices.pinLane}>
            {(wiring) => (
              <Select
                {...wiring}
                value={lane}
                onChange={(event) => {
                  setLane(event.target.value);
                  setChosen(NEW);
                }}
                options={lanes.map((one) => ({ value: one.id, label: one.name }))}
              />
            )}
          </Field>
        </div>
        <Field label={voices.pinStatement}>
          {(wiring) => (
            <Select
              {...wiring}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              options={[
                { value: NEW, label: voices.pinNew },
                ...statements.map((one) => ({ value: one.id, label: one.text })),
              ]}
            />
          )}
        </Field>
        {statement ? (
          <Segmented
            label={voices.pinStance}
            value={stance}
            onChange={setStance}
            options={[
              { value: "for", label: voices.pinFor },
              { value: "against", label: voices.pinAgainst },
            ]}
          />
        ) : (
          <Field label={voices.pinText} hint={voices.pinHelp}>
            {(wiring) => (
              <TextArea
                {...wiring}
                rows={2}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}
