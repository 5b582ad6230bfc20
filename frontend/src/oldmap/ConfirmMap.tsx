// How the sheet was read: lanes with their kind and why, what stands in each cell, what is left.
import { ArrowRight } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { ApiProblem, post } from "../api/client";
import { Button } from "../components/Button";
import { Field, Select, TextInput } from "../components/Field";
import { Segmented } from "../components/Segmented";
import { oldmap as words } from "../i18n/en.oldmap";
import type { NewMap } from "../map/schema";
import styles from "./ConfirmMap.module.css";
import { FigureSource } from "./FigureSource";
import { NameQuestions } from "./NameQuestions";
import type { Matched, OldKind, OldLane, OldMapRead } from "./types";

const KINDS: readonly OldKind[] = [
  "actions",
  "goals",
  "thoughts",
  "emotions",
  "barriers",
  "recommendations",
  "touchpoints",
  "channels",
  "owners",
  "kpis",
  "time",
  "description",
  "free",
];
const SHOWN = 3;
const IN_ROWS = "stages in rows";
const IN_COLUMNS = "stages in columns";

export function ConfirmMap({
  read,
  busy,
  onSheet,
  onDirection,
  onDone,
  onProblem,
}: {
  read: OldMapRead;
  busy: boolean;
  onSheet: (sheet: string) => void;
  onDirection: (direction: string) => void;
  onDone: (id: string) => void;
  onProblem: (sentence: string) => void;
}) {
  const { old } = read;
  const [title, setTitle] = useState(old.title);
  const [kinds, setKinds] = useState<Readonly<Record<number, OldKind>>>({});
  const [source, setSource] = useState(read.sources[0]?.id ?? "");
  const [means, setMeans] = useState<Readonly<Record<string, number | null>>>({});
  const [matched, setMatched] = useState<Matched | null>(null);
  const [taking, setTaking] = useState(false);
  const [names, setNames] = useState<Readonly<Record<string, boolean>>>({});
  const asksOwners = old.lanes.some((lane) => (kinds[lane.row] ?? lane.kind) === "owners");
  const asked = asksOwners ? read.names_asked : [];
  const body = useMemo(
    () => ({
      grid: read.grid,
      by_rows: old.by_rows,
      lanes: old.lanes.map((lane) => ({
        row: lane.row,
        kind: kinds[lane.row] ?? lane.kind,
        name: lane.name,
      })),
    }),
    [read.grid, old, kinds],
  );
  const stages = useMemo(
    () => Object.entries(means).map(([stage_id, place]) => ({ stage_id, place })),
    [means],
  );
  useEffect(() => {
    if (!source) {
      setMatched(null);
      return;
    }
    let current = true;
    post<Matched>("/old-maps/match", { ...body, source, stages })
      .then((answer) => current && setMatched(answer))
      .catch((what: unknown) =>
        onProblem(what instanceof ApiProblem ? what.message : String(what)),
      );
    return () => {
      current = false;
    };
  }, [body, source, stages, onProblem]);

  const take = async () => {
    setTaking(true);
    onProblem("");
    try {
      const made = await post<NewMap>("/old-maps", {
        ...body,
        title,
        file_name: read.file_name,
        source,
        stages,
        names: Object.entries(names).map(([text, is_one]) => ({ text, is_one })),
      });
      onDone(made.id);
    } catch (what) {
      onProblem(what instanceof ApiProblem ? what.message : String(what));
      setTaking(false);
    }
  };
  return (
    <>
      <div className={styles.head}>
        <Field label={words.mapTitle}>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={title}
              placeholder={words.untitled}
              maxLength={120}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        {read.sheets.length > 1 && (
          <Field label={words.sheet}>
            {(wiring) => (
              <Select
                {...wiring}
                value={read.sheet}
                disabled={busy}
                options={read.sheets.map((name) => ({ value: name, label: name }))}
                onChange={(event) => onSheet(event.target.value)}
              />
            )}
          </Field>
        )}
        <div className={styles.direction}>
          <span className={styles.label}>{words.direction}</span>
          <Segmented
            label={words.direction}
            value={old.by_rows ? IN_ROWS : IN_COLUMNS}
            options={[
              { value: IN_COLUMNS, label: words.inColumns },
              { value: IN_ROWS, label: words.inRows },
            ]}
            onChange={onDirection}
          />
        </div>
        <p className={styles.origin}>
          {read.file_name ? words.from(read.file_name) : words.pasted}
          {old.personas.length > 0 && ` · ${words.persona}: ${old.personas.join(", ")}`}
        </p>
      </div>
      <h3 className={styles.title}>{words.check}</h3>
      <p className={styles.hint}>{words.checkHint}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.lane}</th>
              <th scope="col">{words.kind}</th>
              {old.stages.map((stage, k) => (
                <th key={k} scope="col">
                  {stage}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {old.lanes.map((lane) => (
              <LaneRow
                key={lane.row}
                lane={lane}
                stages={old.stages.length}
                kind={kinds[lane.row] ?? lane.kind}
                onKind={(kind) => setKinds((before) => ({ ...before, [lane.row]: kind }))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {old.left_over.length > 0 && (
        <section className={styles.left}>
          <h3 className={styles.title}>{words.leftOver}</h3>
          <p className={styles.hint}>{words.leftOverHint}</p>
          <ul>
            {old.left_over.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {asked.length > 0 && (
        <NameQuestions
          asked={asked}
          names={names}
          onName={(text, isOne) => setNames((before) => ({ ...before, [text]: isOne }))}
        />
      )}
      <FigureSource
        read={read}
        source={source}
        matched={matched}
        stages={old.stages}
        onSource={(next) => {
          setMatched(null);
          setMeans({});
          setSource(next);
        }}
        onMeans={(stage, place) => setMeans((before) => ({ ...before, [stage]: place }))}
      />
      <div className={styles.end}>
        <Button
          look="primary"
          icon={ArrowRight}
          busy={taking}
          disabled={busy || asked.some((text) => names[text] === undefined)}
          onClick={() => void take()}
        >
          {taking ? words.taking : words.take}
        </Button>
      </div>
    </>
  );
}

function LaneRow({
  lane,
  stages,
  kind,
  onKind,
}: {
  lane: OldLane;
  stages: number;
  kind: OldKind;
  onKind: (kind: OldKind) => void;
}) {
  const count = lane.cells.reduce((sum, cell) => sum + cell.statements.length, 0);
  return (
    <tr>
      <th scope="row" className={styles.lane}>
        <span className={styles.name}>{lane.name}</span>
        <span className={styles.hint}>
          {words.row(lane.row)} · {words.sentences(count)}
        </span>
      </th>
      <td className={styles.kind} data-unsure={(!lane.sure && kind === lane.kind) || undefined}>
        <Select
          aria-label={`${lane.name} ${words.kind}`}
          value={kind}
          options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(event) => onKind(event.target.value as OldKind)}
        />
        {kind === lane.kind && (
          <span className={styles.hint}>
            {words.why} {lane.reason}
          </span>
        )}
      </td>
      {Array.from({ length: stages }, (_, stage) => {
        const texts = lane.cells
          .filter((cell) => cell.stage === stage)
          .flatMap((cell) => cell.statements);
        return (
          <td key={stage} className={texts.length > 0 ? styles.filled : styles.empty}>
            <ul>
              {texts.slice(0, SHOWN).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            {texts.length > SHOWN && (
              <span className={styles.hint}>{words.more(texts.length - SHOWN)}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
