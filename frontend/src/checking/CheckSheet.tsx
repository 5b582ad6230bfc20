// The map's sentences in their cells; a cell stays hatched until its last one is checked.
import { useEffect, useRef } from "react";
import { StateGlyph } from "../components/StateGlyph";
import { en } from "../i18n/en";
import { checking as words } from "../i18n/en.checking";
import { promises } from "../i18n/en.promises";
import { inOrder } from "../map/lookup";
import type { JourneyMap } from "../map/types";
import styles from "./CheckSheet.module.css";
import type { Checked } from "./types";

interface Row {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
  readonly has: (one: Checked) => boolean;
}

/** The lanes with words in them; barriers and recommendations stand in rows of their own. */
export function rowsOf(map: JourneyMap, statements: readonly Checked[]): readonly Row[] {
  return inOrder(map.lanes).flatMap((lane) => {
    const here = statements.filter((one) => one.lane_id === lane.id);
    if (here.length === 0) return [];
    const whole = { key: lane.id, name: lane.name, hint: lane.hint };
    if (lane.kind !== "barriers") {
      return [{ ...whole, has: (one: Checked) => one.lane_id === lane.id }];
    }
    const parts = [
      { key: `${lane.id}-barrier`, name: words.barriers, idea: false },
      { key: `${lane.id}-idea`, name: words.recommendations, idea: true },
    ];
    return parts
      .map(({ key, name, idea }) => ({
        key,
        name,
        hint: "",
        has: (one: Checked) => one.lane_id === lane.id && (one.part === "recommendation") === idea,
      }))
      .filter((row) => here.some(row.has));
  });
}

export function CheckSheet({
  map,
  statements,
  chosen,
  onChoose,
}: {
  map: JourneyMap;
  statements: readonly Checked[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const stages = inOrder(map.stages).filter((stage) =>
    statements.some((one) => one.stage_id === stage.id),
  );
  const columns = `var(--lane-label) repeat(${stages.length}, minmax(150px, 1fr))`;
  return (
    <div className={styles.sheet} role="table" aria-label={words.sheet}>
      <div role="row" className={styles.head} style={{ gridTemplateColumns: columns }}>
        <span role="cell" className={styles.corner} />
        {stages.map((stage) => (
          <span key={stage.id} role="columnheader" className={styles.stage}>
            {stage.name}
          </span>
        ))}
      </div>
      <PromisesRow statements={statements} chosen={chosen} onChoose={onChoose} />
      {rowsOf(map, statements).map((row) => (
        <div
          key={row.key}
          role="row"
          className={styles.row}
          style={{ gridTemplateColumns: columns }}
        >
          <span role="rowheader" className={styles.lane}>
            <span className={styles.laneName}>{row.name}</span>
            {row.hint && <span className={styles.hint}>{row.hint}</span>}
          </span>
          {stages.map((stage) => (
            <Cell
              key={stage.id}
              statements={statements.filter((one) => one.stage_id === stage.id && row.has(one))}
              chosen={chosen}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The brand's promises stand in no stage: one row across all of them. */
function PromisesRow({
  statements,
  chosen,
  onChoose,
}: {
  statements: readonly Checked[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const promised = statements.filter((one) => one.part === "promise");
  if (promised.length === 0) return null;
  return (
    <div
      role="row"
      className={styles.row}
      style={{ gridTemplateColumns: "var(--lane-label) minmax(0, 1fr)" }}
    >
      <span role="rowheader" className={styles.lane}>
        <span className={styles.laneName}>{promises.place}</span>
      </span>
      <Cell statements={promised} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}

function Cell({
  statements,
  chosen,
  onChoose,
}: {
  statements: readonly Checked[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const assumed = statements.filter((one) => one.state === "assumed").length;
  const torn = statements.some((one) => one.state === "contradicted");
  const tone = torn ? styles.isTorn : assumed > 0 ? styles.isHatched : "";
  return (
    <span role="cell" className={`${styles.cell} ${tone}`}>
      {statements.map((one) => (
        <StatementButton
          key={one.statement_id}
          one={one}
          on={one.statement_id === chosen}
          onChoose={onChoose}
        />
      ))}
      {assumed > 0 && assumed < statements.length && (
        <span className={styles.tally}>{words.ofAssumed(assumed, statements.length)}</span>
      )}
    </span>
  );
}

function StatementButton({
  one,
  on,
  onChoose,
}: {
  one: Checked;
  on: boolean;
  onChoose: (id: string) => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (on) button.current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [on]);
  return (
    <button
      ref={button}
      type="button"
      className={styles.statement}
      data-state={one.state}
      aria-pressed={on}
      onClick={() => onChoose(one.statement_id)}
    >
      <StateGlyph state={one.state} size={12} />
      <span className="visually-hidden">{en.state[one.state]}: </span>
      <span>{one.text}</span>
    </button>
  );
}
