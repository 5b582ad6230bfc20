// One cell: its statements with state, reason and what the data says; then the voices.
import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import { type Limits, queryOf } from "../api/limits";
import { useAnswer } from "../api/useAnswer";
import { Avatar } from "../components/Avatar";
import { LargeBadge } from "../components/Badge";
import { Button } from "../components/Button";
import { CellTotals } from "../components/CellTotals";
import { CopyPicture } from "../components/CopyPicture";
import { Face } from "../components/Face";
import { Field, TextInput } from "../components/Field";
import { channelName, en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { count, day } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import { countText, intervalText } from "../map/figures";
import type { Statement, StatementReading, Verdict } from "../map/types";
import { BarrierPlace } from "./BarrierPlace";
import { cellFigures, type NamedFigure } from "./cellFigures";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import { Forest } from "./Forest";
import { HandEmotion } from "./HandEmotion";
import styles from "./Inspector.module.css";
import { Rewording } from "./Rewording";
import { SentenceHistory, SinceLast, Sources } from "./StatementEvidence";
import type { CellEvidence, InspectedQuote, InspectedStatement, Owner } from "./sources";
import { WeeklyChart } from "./WeeklyChart";

const TouchpointFields = lazy(() => import("./TouchpointFields"));

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
  const figures = lane ? cellFigures(view, stageId, lane) : [];
  // What is contradicted stands first: it is why the cell was opened.
  const doubted = (id: string) => Number(view.statementReading(id)?.state === "contradicted");
  const statements = [...view.statements(stageId, laneId).filter((one) => one.text)].sort(
    (one, other) => doubted(other.id) - doubted(one.id),
  );
  const behind = new Map(answer.data?.statements.map((one) => [one.statement.id, one]));
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
          mapId={mapId}
          behind={behind.get(statement.id) ?? null}
        />
      ))}
      {answer.data && <Owners owners={answer.data.owners} />}
      {lane?.kind === "touchpoints" && (
        <Suspense>
          <TouchpointFields stageId={stageId} />
        </Suspense>
      )}
      {lane?.kind === "emotions" && <HandEmotion stageId={stageId} laneId={laneId} />}
      {figures.length > 0 && <Figures figures={figures} />}
      {laneId && <CellTotals mapId={mapId} stageId={stageId} laneId={laneId} />}
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
  mapId,
  behind,
}: {
  statement: Statement;
  voice: boolean;
  mapId: string;
  /** Null until the server has answered. */
  behind: InspectedStatement | null;
}) {
  const { view } = useEditor();
  const [writing, setWriting] = useState(false);
  const reading = view.statementReading(statement.id);
  const verdict = reading?.verdict ?? null;
  return (
    <article className={styles.statement}>
      <div className={styles.first}>
        {writing ? (
          <Rewording statement={statement} voice={voice} onLeave={() => setWriting(false)} />
        ) : (
          <p className={voice ? `voice ${styles.claimVoice}` : styles.claim}>{statement.text}</p>
        )}
        {reading && (
          <div className={styles.state}>
            <LargeBadge state={reading.state} />
            <span className={styles.reason}>{words.inspector.means[reading.state]}</span>
          </div>
        )}
        {reading && !verdict && reading.reason !== words.inspector.means[reading.state] && (
          <p className={styles.reason}>{reading.reason}</p>
        )}
        <BarrierPlace barrier={statement} />
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
            {reading?.state === "assumed" && (
              <Link
                className={styles.check}
                href={`/maps/${view.map.header.id}/check?statement=${statement.id}`}
              >
                {en.inspector.check}
              </Link>
            )}
          </div>
        )}
      </div>
      {verdict && (
        <VerdictBlock verdict={verdict} statement={statement} onEdit={() => setWriting(true)} />
      )}
      {behind && <Behind mapId={mapId} behind={behind} statement={statement} reading={reading} />}
    </article>
  );
}

function Behind({
  mapId,
  behind,
  statement,
  reading,
}: {
  mapId: string;
  behind: InspectedStatement;
  statement: Statement;
  reading: StatementReading | null;
}) {
  const { weeks, since, sources } = behind;
  return (
    <>
      <Forest sources={sources} claim={statement.claim} title={statement.text} />
      <Sources sources={sources} />
      {weeks.some((one) => one.value !== null) && (
        <section className={styles.section}>
          <h3 className={styles.title}>
            {en.inspector.weekly}
            <CopyPicture mapId={mapId} kind="weeks" of={statement.id} />
          </h3>
          <WeeklyChart
            weeks={weeks}
            unit={reading?.verdict?.figure?.unit ?? "share"}
            said={reading?.verdict?.figure?.grain === "answers"}
          />
        </section>
      )}
      {since && reading && <SinceLast since={since} reading={reading} />}
      <SentenceHistory mapId={mapId} of={behind} />
    </>
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

function Owners({ owners }: { owners: readonly Owner[] }) {
  if (owners.length === 0) return null;
  const owned = owners.filter((one) => one.owner);
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{words.inspector.owns}</h3>
      <ul className={styles.list}>
        {owners.map((one) => (
          <li key={one.owner} className={styles.owner}>
            <Avatar name={one.owner} nobody={en.frame.nobody} size={24} />
            <span>
              {one.owner ? (
                <>
                  <b>{one.owner}</b>
                  {one.department && `, ${one.department}`}
                </>
              ) : owned.length === 0 ? (
                words.inspector.nobody
              ) : (
                words.inspector.noOwner
              )}
              <span className={styles.muted}>{one.touchpoints.join(", ")}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ figures }: { figures: readonly NamedFigure[] }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{en.inspector.figures}</h3>
      <ul className={styles.figures}>
        {figures.map(({ name, figure }) => (
          <li key={`${name} ${figure.rows}`} className={styles.figure}>
            <span>{name}</span>
            <FigureButton tabbable figure={figure} title={name} />
            <span className={styles.muted}>
              {[intervalText(figure), countText(figure)].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quotes({ quotes, total }: { quotes: readonly InspectedQuote[]; total: number }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        {en.inspector.quotes}
        <span>{en.inspector.quotesOf(count(quotes.length), count(total))}</span>
      </h3>
      <ul className={styles.list}>
        {quotes.map((quote) => (
          <li key={quote.words}>
            <p className={`voice ${styles.quote}`}>{legible(quote.words)}</p>
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
