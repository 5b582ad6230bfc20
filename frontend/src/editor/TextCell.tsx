// Cells of words: one or more statements; barriers stand with the recommendation they call for.
import { Plus } from "lucide-react";
import { newId } from "../api/useMapDocument";
import { Icon, meaning } from "../components/Icon";
import { StateGlyph } from "../components/StateGlyph";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { measureWith, wholeWords } from "../layout/wholeWords";
import type { Part, Statement } from "../map/types";
import { Cell, type CellPlace } from "./Cell";
import cellStyles from "./Cell.module.css";
import { type Editing, useEditor } from "./context";
import { InPlace } from "./InPlace";
import { Rewording } from "./Rewording";
import { Stretch } from "./Stretch";
import styles from "./TextCell.module.css";
import { useCard } from "./useCard";

/** In a narrower column the badge keeps a line of its own. */
const ROOM_FOR_BADGE = 190;

export function TextCell(place: CellPlace) {
  const { view, edit, editing, columns } = useEditor();
  const statements = view.inside(place.stage.id, place.lane.id);
  const covered = view.isCovered(place.stage.id, place.lane.id);
  const first = statements[0];
  const begin = (id = first?.id) => edit(id ? { kind: "statement", id } : fresh(place, "text"));
  const writing =
    editing?.kind === "new" &&
    editing.stageId === place.stage.id &&
    editing.laneId === place.lane.id;
  return (
    <Cell
      {...place}
      className={(columns.widths[place.column] ?? 0) >= ROOM_FOR_BADGE ? styles.flowing : ""}
      says={statements.map((one) => one.text).join(" ")}
      onEdit={begin}
      adds={words.add}
      short={
        writing || statements.some((one) => isWriting(editing, one)) ? undefined : (
          <ShortWords place={place} statements={statements} />
        )
      }
    >
      {statements.map((statement) => (
        <StatementText
          key={statement.id}
          statement={statement}
          voice={place.lane.kind === "thoughts"}
        />
      ))}
      {statements.length === 0 && !writing && !covered && <Nothing />}
      {writing && <NewStatement />}
    </Cell>
  );
}

/** Words a person wrote beside the figure of a cell: what they say, and how to write there. */
export function useWordsBeside(
  place: CellPlace,
  shown: (statement: Statement) => boolean = () => true,
) {
  const { view, edit, editing } = useEditor();
  const statements = view.statements(place.stage.id, place.lane.id).filter(shown);
  const writing =
    editing?.kind === "new" &&
    editing.stageId === place.stage.id &&
    editing.laneId === place.lane.id;
  return {
    statements,
    says: statements.map((one) => one.text).join(" "),
    begin: (id = statements[0]?.id) => edit(id ? { kind: "statement", id } : fresh(place, "text")),
    busy: writing || statements.some((one) => isWriting(editing, one)),
    some: statements.length > 0 || writing,
    words: (
      <>
        {statements.map((statement) => (
          <StatementText key={statement.id} statement={statement} voice={false} />
        ))}
        {writing && <NewStatement />}
      </>
    ),
  };
}

/** How many sentences a narrow column keeps out of sight; they show where it is pointed at. */
export function MoreWords({ statements }: { statements: readonly Statement[] }) {
  if (statements.length === 0) return null;
  const said = statements.map((one) => one.text).join(" ");
  return (
    <span className={styles.shortMore} title={said} data-more-words>
      +{statements.length}
      <span className="visually-hidden"> {words.moreWords(statements.length)}</span>
    </span>
  );
}

function fresh(place: CellPlace, part: Part, pairId = "") {
  return {
    kind: "new",
    stageId: place.stage.id,
    laneId: place.lane.id,
    part,
    pairId,
  } as const;
}

function isWriting(editing: Editing, statement: Statement): boolean {
  return editing?.kind === "statement" && editing.id === statement.id;
}

const GLYPH_AND_PADDING = 38;
const VOICE = "italic 12px 'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif";
const PLAIN = "600 11.5px Inter, sans-serif";
const ICON = 18;

/** What a narrow column shows of a cell of words: the sentence that decides its state. */
function ShortWords({
  place,
  statements,
  icon = false,
}: {
  place: CellPlace;
  statements: readonly Statement[];
  icon?: boolean;
}) {
  const { view, columns } = useEditor();
  const state = view.cell(place.stage.id, place.lane.id)?.state;
  const telling =
    statements.find((one) => view.statementReading(one.id)?.state === state) ?? statements[0];
  if (!telling) {
    return view.isCovered(place.stage.id, place.lane.id) ? null : (
      <span className={styles.dash}>—</span>
    );
  }
  const voice = place.lane.kind === "thoughts";
  const more = statements.length - 1;
  const width = columns.widths[place.column] ?? 0;
  const room = width - GLYPH_AND_PADDING - (more > 0 ? ICON : 0) - (icon ? ICON : 0);
  const font = voice ? VOICE : PLAIN;
  return (
    <>
      {icon && (
        <span className={styles.shortIcon}>
          <Icon of={meaning.barrier} size={13} />
        </span>
      )}
      <span className={voice ? `voice ${styles.shortVoice}` : styles.shortText}>
        {wholeWords(telling.text, room, measureWith(font, 11.5))}
      </span>
      {more > 0 && <span className={styles.shortMore}>+{more}</span>}
    </>
  );
}

function Nothing() {
  return <span className={cellStyles.nothing}>{en.map.nothing}</span>;
}

/** One statement, or its text field while it is being edited. */
export function StatementText({ statement, voice }: { statement: Statement; voice: boolean }) {
  const { view, edit, editing, make } = useEditor();
  const { cardClass, ...card } = useCard("statement", statement.id);
  if (editing?.kind === "statement" && editing.id === statement.id) {
    return (
      <Rewording
        statement={statement}
        voice={voice}
        canSplit
        onLeave={() => edit(null)}
        onEmpty={() => void make({ type: "remove-statement", statement_id: statement.id })}
      />
    );
  }
  const state = view.statementReading(statement.id)?.state;
  const inside = view.inside(statement.stage_id, statement.lane_id);
  const mixed = inside.length > 1 && inside.includes(statement);
  const calm = mixed && state !== "contradicted" ? styles.isCalm : "";
  return (
    <p
      {...card}
      className={`${voice ? `voice ${styles.voice}` : styles.text} ${calm} ${cardClass}`}
      data-statement={statement.id}
    >
      {mixed && state && (
        <span className={styles.glyph} title={en.state[state]}>
          <StateGlyph state={state} size={10} />
          <span className="visually-hidden">{en.state[state]}: </span>
        </span>
      )}
      {statement.text}
      <Stretch statement={statement} />
    </p>
  );
}

function NewStatement() {
  const { edit, editing, make } = useEditor();
  if (editing?.kind !== "new") return null;
  return (
    <InPlace
      label={en.map.write}
      text=""
      onLeave={() => edit(null)}
      onSave={(text) => {
        edit(null);
        if (text === "") return;
        void make({
          type: "add-statement",
          statement_id: newId("st"),
          stage_id: editing.stageId,
          lane_id: editing.laneId,
          text,
          part: editing.part,
          pair_id: editing.pairId,
        });
      }}
    />
  );
}

export function BarrierCell(place: CellPlace) {
  const { view, edit, editing, columns } = useEditor();
  const badgeFlows = (columns.widths[place.column] ?? 0) >= ROOM_FOR_BADGE;
  const statements = view.inside(place.stage.id, place.lane.id);
  const covered = view.isCovered(place.stage.id, place.lane.id);
  const barriers = statements.filter((one) => one.part !== "recommendation");
  const ideas = statements.filter((one) => one.part === "recommendation");
  const loose = ideas.filter((one) => !barriers.some((barrier) => barrier.id === one.pair_id));
  const first = statements[0];
  const writing =
    editing?.kind === "new" &&
    editing.stageId === place.stage.id &&
    editing.laneId === place.lane.id
      ? editing
      : null;
  return (
    <Cell
      {...place}
      className={badgeFlows ? styles.flowing : ""}
      says={statements.map((one) => one.text).join(" · ")}
      onEdit={(id = first?.id) => edit(id ? { kind: "statement", id } : fresh(place, "barrier"))}
      adds={words.addBarrier}
      short={
        writing || statements.some((one) => isWriting(editing, one)) ? undefined : (
          <ShortWords place={place} statements={barriers} icon={barriers.length > 0} />
        )
      }
    >
      {barriers.map((barrier) => {
        const answers = ideas.filter((one) => one.pair_id === barrier.id);
        const adding = writing?.part === "recommendation" && writing.pairId === barrier.id;
        return (
          <div key={barrier.id} className={styles.pair}>
            <Line icon="barrier" statement={barrier} />
            {answers.map((idea) => (
              <Line key={idea.id} icon="idea" statement={idea} />
            ))}
            {adding && <NewStatement />}
            {answers.length === 0 && !adding && (
              <button
                type="button"
                tabIndex={-1}
                className={styles.add}
                onClick={(event) => {
                  event.stopPropagation();
                  edit(fresh(place, "recommendation", barrier.id));
                }}
              >
                <Icon of={Plus} size={12} /> {en.map.addIdea}
              </button>
            )}
          </div>
        );
      })}
      {loose.map((idea) => (
        <Line key={idea.id} icon="idea" statement={idea} />
      ))}
      {writing && !barriers.some((one) => one.id === writing.pairId) && <NewStatement />}
      {statements.length === 0 && !writing && !covered && <Nothing />}
    </Cell>
  );
}

function Line({ icon, statement }: { icon: "barrier" | "idea"; statement: Statement }) {
  const { view } = useEditor();
  const place = view.map.touchpoints.find((one) => one.id === statement.touchpoint_id);
  return (
    <div className={`${styles.line} ${styles[icon]}`}>
      <span className={styles.icon}>
        <Icon
          of={meaning[icon]}
          size={13}
          label={icon === "barrier" ? en.map.barrier : en.map.idea}
        />
      </span>
      <StatementText statement={statement} voice={false} />
      {place && (
        <span className={styles.at} data-at-touchpoint={place.id}>
          {words.barrier.at(place.name)}
        </span>
      )}
    </div>
  );
}
