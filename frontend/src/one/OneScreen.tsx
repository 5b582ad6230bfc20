// Show me one: a typical customer's journey behind any number, and those like it.
import { ChevronLeft, ChevronRight, Pin, UserRound } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { useAnswer } from "../api/useAnswer";
import { useMapDocument } from "../api/useMapDocument";
import { AppFrame, type KeyHint } from "../components/AppFrame";
import { Button, IconButton } from "../components/Button";
import { useExactSearch } from "../components/exactSearch";
import { Field, Select } from "../components/Field";
import { mapCrumbs } from "../components/frame";
import { Icon } from "../components/Icon";
import { Notice } from "../components/Notice";
import { one as words } from "../i18n/en.one";
import { count, day } from "../i18n/format";
import type { JourneyMap, MapReading, Stage, StageFlow } from "../map/types";
import styles from "./OneScreen.module.css";
import { StepTable } from "./StepTable";
import { TimelineDrawing } from "./TimelineDrawing";
import type { OneJourney, Timeline } from "./types";
import { UseDialog } from "./UseDialog";

const EVERYBODY = "journeys";
const NO_FLOWS: readonly StageFlow[] = [];
const HINTS: readonly KeyHint[] = [{ keys: ["←", "→"], does: words.keys.step }];

export default function OneScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  const document = useMapDocument(id);
  const [search, replace] = useExactSearch();
  const go = (next: Readonly<Record<string, string>>) => {
    const after = new URLSearchParams(search);
    for (const [name, value] of Object.entries(next)) after.set(name, value);
    replace(after);
  };
  const ref = search.get("ref") || EVERYBODY;
  const index = Math.max(0, Number(search.get("index") ?? "0") || 0);
  const limits = {
    from: search.get("from") ?? "",
    to: search.get("to") ?? "",
    persona: search.get("persona") ?? "",
    channel: search.getAll("channel"),
    only_channels: search.get("only_channels") ?? "",
  };
  const answer = useAnswer<OneJourney>(`/maps/${id}/one`, { ref, index, ...limits });
  const [using, setUsing] = useState(false);
  const [done, setDone] = useState("");
  const shown = answer.problem ? null : answer.data;

  const step = (by: number) => {
    if (!shown || answer.loading) return;
    const at = Math.min(shown.total - 1, Math.max(0, shown.index + by));
    if (at !== shown.index) go({ index: String(at) });
  };
  useArrows(using ? () => undefined : step);

  const map = document.map;
  const reading = useAnswer<MapReading>(map ? `/maps/${id}/reading` : null, limits);
  const flows = reading.data?.flows ?? NO_FLOWS;
  return (
    <AppFrame
      mapId={id}
      crumbs={mapCrumbs(id, map?.header.title, words)}
      status={words.status}
      keys={HINTS}
    >
      <div className={styles.screen} aria-busy={answer.loading}>
        {map && (
          <Behind
            map={map}
            flows={flows}
            chosen={ref}
            onChoose={(next) => go({ ref: next, index: "0" })}
          />
        )}
        {answer.problem && (
          <Notice problem title={words.problem} text={answer.problem.message}>
            <Button onClick={() => go({ ref: EVERYBODY, index: "0" })}>{words.back}</Button>
          </Notice>
        )}
        {!shown && !answer.problem && (
          <p className={styles.muted} role="status">
            {words.loading}
          </p>
        )}
        {shown && map && (
          <article className={styles.card}>
            <Head
              shown={shown}
              onStep={step}
              onRound={(journey) => go({ ref: `journey:${journey}`, index: "0" })}
              onUse={() => {
                setDone("");
                setUsing(true);
              }}
            />
            <TimelineDrawing journey={shown.journey} label={drawn(shown.journey)} />
            <p className={styles.foot}>
              {shown.journey.unmapped > 0 && (
                <span>{words.unmapped(count(shown.journey.unmapped))} </span>
              )}
              {words.utc}
            </p>
          </article>
        )}
        {done && (
          <p className={styles.done} role="status">
            {done} <Link href={`/maps/${id}`}>{words.seeMap}</Link>
          </p>
        )}
        {shown && (
          <section className={styles.card} aria-label={words.tableTitle}>
            <h2 className={styles.title}>{words.tableTitle}</h2>
            <StepTable journey={shown.journey} />
          </section>
        )}
      </div>
      {using && map && shown && (
        <UseDialog
          map={map}
          shown={shown}
          onClose={() => setUsing(false)}
          onMake={async (edit, stage) => {
            const made = await document.make(edit);
            if (made) setDone(words.exampleDone(stage));
            return made;
          }}
        />
      )}
    </AppFrame>
  );
}

function Head({
  shown,
  onStep,
  onRound,
  onUse,
}: {
  shown: OneJourney;
  onStep: (by: number) => void;
  onRound: (journey: number) => void;
  onUse: () => void;
}) {
  const { journey } = shown;
  return (
    <header className={styles.head}>
      <span className={styles.person}>
        <Icon of={UserRound} size={20} />
      </span>
      <div className={styles.who}>
        <h1 className={styles.name}>{words.customer(journey.customer)}</h1>
        <p className={styles.facts}>
          {[...sizes(journey), words.hidden].join(" · ")}
          {" · "}
          {journey.is_open ? words.open : journey.reached_target ? words.target : words.noTarget}
        </p>
        <Rounds journey={journey} onRound={onRound} />
        {shown.among > 1 && (
          <p className={styles.chosen}>
            {words.among(count(shown.total), count(shown.among), shown.alike)}
          </p>
        )}
        <details className={styles.how}>
          <summary>{words.how}</summary>
          <p>{shown.chosen}</p>
          <p>
            {journey.matched} ({journey.certainty})
          </p>
          {shown.definition && (
            <p>
              {words.definition}: {shown.definition}
            </p>
          )}
        </details>
      </div>
      <div className={styles.buttons}>
        <IconButton
          icon={ChevronLeft}
          label={words.previous}
          disabled={shown.index === 0}
          onClick={() => onStep(-1)}
        />
        <span className={styles.place} aria-live="polite" data-place={shown.index}>
          {words.place(count(shown.index + 1), count(shown.total))}
        </span>
        <IconButton
          icon={ChevronRight}
          label={words.next}
          disabled={shown.index + 1 >= shown.total}
          onClick={() => onStep(1)}
        />
        <Button icon={Pin} onClick={onUse}>
          {words.use}
        </Button>
      </div>
    </header>
  );
}

/** Which of this customer's journeys it is, and the way to the one before and after it. */
function Rounds({ journey, onRound }: { journey: Timeline; onRound: (journey: number) => void }) {
  const at = journey.rounds.findIndex((one) => one.journey === journey.journey);
  if (journey.rounds.length < 2 || at < 0) return null;
  const [before, after] = [journey.rounds[at - 1], journey.rounds[at + 1]];
  return (
    <p className={styles.chosen}>
      {words.round(count(at + 1), count(journey.rounds.length))}
      {before && (
        <>
          {" · "}
          <button type="button" className={styles.round} onClick={() => onRound(before.journey)}>
            {words.roundBefore(day(before.began))}
          </button>
        </>
      )}
      {after && (
        <>
          {" · "}
          <button type="button" className={styles.round} onClick={() => onRound(after.journey)}>
            {words.roundAfter(day(after.began))}
          </button>
        </>
      )}
    </p>
  );
}

function Behind({
  map,
  flows,
  chosen,
  onChoose,
}: {
  map: JourneyMap;
  flows: readonly StageFlow[];
  chosen: string;
  onChoose: (ref: string) => void;
}) {
  const options = useMemo(() => {
    const stage = (id: string, part: string) => `stage:${encodeURIComponent(id)}:${part}`;
    return [
      { value: EVERYBODY, label: words.everybody },
      ...named(map, flows, (one) => (one.reach.value ?? 0) > 0).map((one) => ({
        value: stage(one.id, "reach"),
        label: words.reach(one.name),
      })),
      ...named(map, flows, (one) => !one.last && (one.left.value ?? 0) > 0).map((one) => ({
        value: stage(one.id, "left"),
        label: words.left(one.name),
      })),
    ];
  }, [map, flows]);
  const known = options.some((one) => one.value === chosen);
  return (
    <div className={styles.behind}>
      <Field label={words.behind}>
        {(wiring) => (
          <Select
            {...wiring}
            value={chosen}
            options={known ? options : [{ value: chosen, label: words.cameFrom }, ...options]}
            onChange={(event) => onChoose(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** The stages whose journeys can be opened by what became of them. */
function named(
  map: JourneyMap,
  flows: readonly StageFlow[],
  are: (flow: StageFlow) => boolean,
): readonly Stage[] {
  const wanted = new Set(flows.filter(are).map((one) => one.stage_id));
  return map.stages.filter((one) => wanted.has(one.id));
}

function sizes(journey: Timeline): readonly string[] {
  return [
    journey.steps === 1 ? words.oneStep : words.steps(count(journey.steps)),
    journey.channels.length === 1
      ? words.oneChannel
      : words.channels(count(journey.channels.length)),
    journey.days === 1 ? words.oneDay : words.days(count(journey.days)),
  ];
}

function drawn(journey: Timeline): string {
  const [steps = "", channels = "", days = ""] = sizes(journey);
  return words.drawing(journey.customer, steps, channels, days);
}

function useArrows(onStep: (by: number) => void): void {
  const latest = useRef(onStep);
  latest.current = onStep;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.matches("input, textarea, select, [contenteditable]")) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "ArrowLeft") latest.current(-1);
      else if (event.key === "ArrowRight") latest.current(1);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
