// One cell: its statements with state, reason and what the data says; then the voices.
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { LargeBadge } from "../components/Badge";
import { Button } from "../components/Button";
import { Face } from "../components/Face";
import { Field, TextInput } from "../components/Field";
import { channelName, en } from "../i18n/en";
import { count, day } from "../i18n/format";
import { countText, figureText, intervalText } from "../map/figures";
import type {
  CellReading,
  Figure,
  Statement,
  StatementReading,
  Verdict,
  WeekPoint,
} from "../map/types";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import { Forest } from "./Forest";
import { InPlace } from "./InPlace";
import styles from "./Inspector.module.css";
import { type Limits, queryOf } from "./limits";
import { WeeklyChart } from "./WeeklyChart";

interface Quote {
  readonly words: string;
  readonly said_at?: string | number | null;
  readonly channel?: string;
  readonly source?: string;
  readonly valence?: number | null;
}

interface CellEvidence {
  readonly cell: CellReading;
  readonly statements: readonly {
    readonly statement: Statement;
    readonly reading: StatementReading;
    readonly weeks: readonly WeekPoint[];
  }[];
  readonly figures: readonly Figure[];
  readonly quotes: readonly Quote[];
  readonly quotes_total: number;
}

export function CellPanel({
  mapId,
  limits,
  stageId,
  laneId,
}: {
  mapId: string;
  limits: Limits;
  stageId: string;
  laneId: string;
}) {
  const { view } = useEditor();
  const answer = useAnswer<CellEvidence>(`/maps/${mapId}/evidence`, {
    ...queryOf(limits),
    stage: stageId,
    lane: laneId,
  });
  const cell = view.cell(stageId, laneId);
  const lane = view.lanes.find((one) => one.id === laneId);
  // What is contradicted stands first: it is why the cell was opened.
  const doubted = (id: string) => Number(view.statementReading(id)?.state === "contradicted");
  const statements = [...view.statements(stageId, laneId)].sort(
    (one, other) => doubted(other.id) - doubted(one.id),
  );
  const weeks = new Map(answer.data?.statements.map((one) => [one.statement.id, one.weeks]));
  return (
    <div data-cell-evidence>
      {statements.length === 0 && cell && (
        <div className={styles.first}>
          <div className={styles.state}>
            <LargeBadge state={cell.state} />
            <span className={styles.reason}>{cell.reason}</span>
          </div>
        </div>
      )}
      {statements.map((statement) => (
        <StatementBlock
          key={statement.id}
          statement={statement}
          voice={lane?.kind === "thoughts"}
          weeks={weeks.get(statement.id) ?? []}
        />
      ))}
      {answer.data && answer.data.figures.length > 0 && <Figures figures={answer.data.figures} />}
      {answer.data && answer.data.quotes.length > 0 && (
        <Quotes quotes={answer.data.quotes} total={answer.data.quotes_total} />
      )}
      {answer.problem && (
        <section className={styles.section}>
          <p className={styles.reason}>{answer.problem.message}</p>
        </section>
      )}
    </div>
  );
}

function StatementBlock({
  statement,
  voice,
  weeks,
}: {
  statement: Statement;
  voice: boolean;
  weeks: readonly WeekPoint[];
}) {
  const { view, make } = useEditor();
  const [writing, setWriting] = useState(false);
  const reading = view.statementReading(statement.id);
  const verdict = reading?.verdict ?? null;
  return (
    <article className={styles.statement}>
      <div className={styles.first}>
        {writing ? (
          <InPlace
            label={en.map.statementText}
            text={statement.text}
            voice={voice}
            onLeave={() => setWriting(false)}
            onSave={(text) => {
              setWriting(false);
              if (!text || text === statement.text) return;
              void make({
                type: "edit-text",
                statement_id: statement.id,
                text,
                text_revision: statement.text_revision,
              });
            }}
          />
        ) : (
          <p className={voice ? `voice ${styles.claimVoice}` : styles.claim}>{statement.text}</p>
        )}
        <div className={styles.state}>
          {reading && <LargeBadge state={reading.state} />}
          {reading && reading.reason !== verdict?.sentence && (
            <span className={styles.reason}>{reading.reason}</span>
          )}
        </div>
        {statement.kept_reason && (
          <p className={styles.reason}>
            {en.inspector.kept} {statement.kept_reason}
          </p>
        )}
        {!verdict && (
          <div className={styles.buttons}>
            <Button small icon={Pencil} onClick={() => setWriting(true)}>
              {en.inspector.edit}
            </Button>
          </div>
        )}
      </div>
      {verdict && (
        <VerdictBlock verdict={verdict} statement={statement} onEdit={() => setWriting(true)} />
      )}
      {verdict?.figure && <Forest figure={verdict.figure} claim={statement.claim} />}
      <Evidence statement={statement} figure={verdict?.figure ?? null} verdict={verdict} />
      {weeks.some((one) => one.value !== null) && (
        <section className={styles.section}>
          <h3 className={styles.title}>{en.inspector.weekly}</h3>
          <WeeklyChart weeks={weeks} unit={verdict?.figure?.unit ?? "share"} />
        </section>
      )}
    </article>
  );
}

const heads = {
  contradicted: en.inspector.saysInstead,
  confirmed: en.inspector.confirms,
  "cannot tell yet": en.inspector.cannotTell,
  "no data": en.inspector.noData,
} as const;

function VerdictBlock({
  verdict,
  statement,
  onEdit,
}: {
  verdict: Verdict;
  statement: Statement;
  onEdit: () => void;
}) {
  const { make } = useEditor();
  const [asking, setAsking] = useState(false);
  const tone =
    verdict.answer === "contradicted"
      ? styles.isAgainst
      : verdict.answer === "confirmed"
        ? styles.isFor
        : styles.isOpen;
  return (
    <section className={`${styles.verdict} ${tone}`}>
      <h3 className={styles.title}>{heads[verdict.answer]}</h3>
      <p className={styles.sentence}>{verdict.sentence}</p>
      {verdict.figure && (
        <p className={styles.reason}>
          <FigureButton tabbable figure={verdict.figure} title={statement.text} />
          {intervalText(verdict.figure) && ` (${intervalText(verdict.figure)})`},{" "}
          {countText(verdict.figure)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button small icon={Pencil} onClick={onEdit}>
          {en.inspector.edit}
        </Button>
        {verdict.answer === "contradicted" && !asking && (
          <Button small look="quiet" onClick={() => setAsking(true)}>
            {en.inspector.keep}
          </Button>
        )}
      </div>
      {asking && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
            setAsking(false);
            if (reason) {
              void make({ type: "keep-with-reason", statement_id: statement.id, reason });
            }
          }}
        >
          <Field label={en.inspector.keepReason}>
            {(wiring) => <TextInput {...wiring} name="reason" autoFocus />}
          </Field>
        </form>
      )}
    </section>
  );
}

function Evidence({
  statement,
  figure,
  verdict,
}: {
  statement: Statement;
  figure: Figure | null;
  verdict: Verdict | null;
}) {
  const nothing = statement.support.length === 0 && !figure;
  return (
    <section className={styles.section} data-evidence>
      <h3 className={styles.title}>{en.inspector.evidence}</h3>
      {nothing && <p className={styles.reason}>{en.inspector.noEvidence}</p>}
      <ul className={styles.list}>
        {figure && (
          <li className={styles.support}>
            <span>
              {figure.grain === "answers" ? en.state.reported : en.inspector.counted}:{" "}
              <FigureButton tabbable figure={figure} title={statement.text}>
                {figureText(figure)}
              </FigureButton>
            </span>
            {(verdict?.answer === "confirmed" || verdict?.answer === "contradicted") && (
              <Stance stance={verdict.answer === "confirmed" ? "for" : "against"} />
            )}
            <span className={styles.muted}>{countText(figure)}</span>
          </li>
        )}
        {statement.support.map((support, k) => (
          <li key={`${support.kind}-${k}`} className={styles.support}>
            <span>{support.kind}</span>
            <Stance stance={support.stance} />
            <span className={styles.muted}>
              {[
                support.note,
                support.rows.length > 0 ? countWord(support.rows.length) : "",
                support.dated ? en.inspector.newest(day(support.dated)) : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function countWord(rows: number): string {
  return `${count(rows)} ${en.grain.answers}`;
}

function Stance({ stance }: { stance: "for" | "against" }) {
  return (
    <span className={styles.stance} data-stance={stance}>
      {en.inspector[stance]}
    </span>
  );
}

function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{en.inspector.figures}</h3>
      <ul className={styles.figures}>
        {figures.map((figure) => (
          <li key={figure.rows}>
            <FigureButton tabbable figure={figure} title={figure.definition} />{" "}
            <span className={styles.reason}>{figure.definition}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quotes({ quotes, total }: { quotes: readonly Quote[]; total: number }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        {en.inspector.quotes}
        <span>{en.inspector.quotesOf(count(quotes.length), count(total))}</span>
      </h3>
      <ul className={styles.list}>
        {quotes.map((quote) => (
          <li key={quote.words}>
            <p className={`voice ${styles.quote}`}>{quote.words}</p>
            <p className={styles.source}>
              {[
                quote.source,
                quote.channel ? channelName(quote.channel) : "",
                saidAt(quote.said_at),
              ]
                .filter(Boolean)
                .join(" · ")}
              {quote.valence !== null && quote.valence !== undefined && (
                <Face value={quote.valence} size={14} />
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function saidAt(moment: string | number | null | undefined): string {
  if (moment === null || moment === undefined) return "";
  return day(typeof moment === "number" ? new Date(moment).toISOString() : moment);
}
