// The customers' own words: found, filtered, looked at, and pinned to the cells they carry.
import { Eye, Pin, Undo2 } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { get, post } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { useAttempt } from "../api/useAttempt";
import type { MapDocument } from "../api/useMapDocument";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { ChannelTile } from "../components/ChannelTile";
import { Chip } from "../components/Chip";
import { Select, TextInput } from "../components/Field";
import { mapCrumbs } from "../components/frame";
import { Notice } from "../components/Notice";
import { OpenedMap } from "../components/OpenedMap";
import { Segmented } from "../components/Segmented";
import { voices } from "../i18n/en.words";
import { count } from "../i18n/format";
import type { Alike } from "../map/schema";
import type { JourneyMap } from "../map/types";
import { HideDialog } from "./HideDialog";
import { PinDialog } from "./PinDialog";
import { Places } from "./Places";
import { QuoteCard } from "./QuoteCard";
import { Sidelights } from "./Sidelights";
import type { Quote, WordsAnswer } from "./types";
import styles from "./WordsScreen.module.css";

const EACH = 6;
const PAGE = 60;
const RATINGS = {
  "": {},
  bad: { max: -0.5 },
  middle: { min: -0.49, max: 0.49 },
  good: { min: 0.5 },
};
type Rating = keyof typeof RATINGS;

export default function WordsScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  return (
    <OpenedMap id={id} words={voices}>
      {(map, document) => <Screen id={id} map={map} document={document} />}
    </OpenedMap>
  );
}

interface Chosen {
  readonly stage: string;
  readonly touchpoint: string;
  readonly source: string;
  readonly kind: string;
  readonly rating: Rating;
  readonly search: string;
  readonly from: string;
  readonly to: string;
  readonly emotion: string;
  readonly only: string;
}

const ALL: Chosen = {
  stage: "",
  touchpoint: "",
  source: "",
  kind: "",
  rating: "",
  search: "",
  from: "",
  to: "",
  emotion: "",
  only: "",
};

function Screen({ id, map, document }: { id: string; map: JourneyMap; document: MapDocument }) {
  const near = new URLSearchParams(window.location.search).get("near") ?? "";
  const [chosen, setChosen] = useState<Chosen>(() => ({
    ...ALL,
    search: new URLSearchParams(window.location.search).get("search") ?? "",
  }));
  const [shown, setShown] = useState(PAGE);
  const [selected, setSelected] = useState<ReadonlyMap<string, Quote>>(new Map());
  const [pinning, setPinning] = useState<readonly Quote[] | null>(null);
  const [hiding, setHiding] = useState<Quote | null>(null);
  const [told, setTold] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const { problem, attempt } = useAttempt();

  const { rating, only, kind, emotion, ...place } = chosen;
  const wanted = { ...place, ...RATINGS[rating] };
  const whole = !near && chosen.stage === "" && chosen.touchpoint === "" && chosen.search === "";
  const answer = useAnswer<WordsAnswer>(`/maps/${id}/words`, {
    ...wanted,
    kind,
    emotion,
    only,
    near,
    ...(whole ? { each: EACH } : { limit: shown }),
  });
  // The places keep their counts while one of them is chosen.
  const everywhere = useAnswer<WordsAnswer>(`/maps/${id}/words`, {
    ...wanted,
    stage: "",
    touchpoint: "",
    kind,
    emotion,
    only,
    limit: 1,
  });
  const data = answer.data;
  const change = (part: Partial<Chosen>) => {
    setChosen((before) => ({ ...before, ...part }));
    setShown(PAGE);
  };
  const reload = () => {
    answer.reload();
    everywhere.reload();
    setSelected(new Map());
  };
  const groups = useMemo(() => grouped(data?.quotes ?? [], near !== ""), [data, near]);

  async function look(quotes: readonly Quote[], seen: boolean) {
    const answer_ids = quotes.map((one) => one.answer_id);
    if (await attempt(() => post("/words/looked-at", { answer_ids, seen }))) reload();
  }

  async function recordKeys(quotes: readonly Quote[]): Promise<readonly string[]> {
    const answers = await Promise.all(
      quotes.map((one) => get<Alike>(`/maps/${id}/words/${one.answer_id}/alike`)),
    );
    return [...new Set(answers.flatMap((one) => one.record_keys))];
  }

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.matches("input, textarea, select") || event.ctrlKey || event.metaKey) return;
      if (event.key === "/") {
        event.preventDefault();
        search.current?.focus();
      }
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);

  const names = new Map(map.touchpoints.map((one) => [one.id, one]));
  const sources = everywhere.data?.rates ?? [];
  const filtered = Object.values(chosen).some(Boolean);
  const picked = [...selected.values()];
  return (
    <AppFrame
      mapId={id}
      crumbs={mapCrumbs(id, map.header.title, voices)}
      actions={
        document.undoLabel && (
          <Button icon={Undo2} look="quiet" onClick={document.undo}>
            {voices.undo(document.undoLabel)}
          </Button>
        )
      }
      toolBar={
        <>
          <TextInput
            ref={search}
            className={styles.search}
            aria-label={voices.search}
            placeholder={voices.searchHint}
            value={chosen.search}
            onChange={(event) => change({ search: event.target.value })}
          />
          <Select
            aria-label={voices.source}
            className={styles.pick}
            value={chosen.source}
            onChange={(event) => change({ source: event.target.value })}
            options={[
              { value: "", label: voices.allSources },
              ...sources.map((one) => ({ value: one.source_id, label: one.source })),
            ]}
          />
          <Select
            aria-label={voices.kind}
            className={styles.pick}
            value={kind}
            onChange={(event) => change({ kind: event.target.value })}
            options={Object.entries(voices.kinds).map(([value, label]) => ({ value, label }))}
          />
          <Segmented
            label={voices.rating}
            value={rating}
            onChange={(value) => change({ rating: value })}
            options={(Object.keys(RATINGS) as Rating[]).map((value) => ({
              value,
              label: voices.ratings[value] ?? value,
            }))}
          />
          <span className={styles.period}>
            <TextInput
              type="date"
              aria-label={voices.from}
              value={chosen.from}
              onChange={(event) => change({ from: event.target.value })}
            />
            –
            <TextInput
              type="date"
              aria-label={voices.to}
              value={chosen.to}
              onChange={(event) => change({ to: event.target.value })}
            />
          </span>
          <Chip
            on={only === "unchecked"}
            onClick={() => change({ only: only === "unchecked" ? "" : "unchecked" })}
          >
            {voices.only.unchecked(count(everywhere.data?.unchecked ?? 0))}
          </Chip>
          <Chip
            on={only === "hidden"}
            onClick={() => change({ only: only === "hidden" ? "" : "hidden" })}
          >
            {voices.only.hidden}
          </Chip>
          {filtered && (
            <Button small look="quiet" onClick={() => setChosen(ALL)}>
              {voices.clear}
            </Button>
          )}
        </>
      }
      status={
        picked.length > 0 ? (
          <span className={styles.bulk}>
            {voices.selected(count(picked.length))}
            <Button small look="primary" icon={Pin} onClick={() => setPinning(picked)}>
              {voices.pinAll}
            </Button>
            <Button small icon={Eye} onClick={() => void look(picked, true)}>
              {voices.look}
            </Button>
          </span>
        ) : (
          <span role="status">{told || (near && nearText(map, near))}</span>
        )
      }
      keys={[{ keys: ["/"], does: voices.keys.search }]}
    >
      <div className={styles.screen}>
        <Places map={map} answer={everywhere.data} chosen={chosen} onChoose={change} />
        <section className={styles.quotes} aria-label={voices.crumb} aria-busy={answer.loading}>
          {data && (
            <header className={styles.headline}>
              <h2>{voices.headline(count(data.total))}</h2>
              <p>{voices.distinct(count(data.distinct))}</p>
            </header>
          )}
          {(problem || document.problem) && (
            <p className={styles.problem} role="alert">
              {problem || document.problem?.message}
            </p>
          )}
          {answer.problem && (
            <Notice problem title={voices.problem} text={answer.problem.message}>
              <Button onClick={answer.reload}>{voices.tryAgain}</Button>
            </Notice>
          )}
          {data && data.distinct === 0 && (
            <Notice
              title={filtered || near ? voices.none : voices.nothing}
              text={filtered || near ? voices.noneHelp : voices.nothingHelp}
            >
              {filtered ? (
                <Button onClick={() => setChosen(ALL)}>{voices.clear}</Button>
              ) : (
                <Link href="/import">{voices.importing}</Link>
              )}
            </Notice>
          )}
          {groups.map((group) => {
            const point = names.get(group.touchpoint);
            const stage = map.stages.find((one) => one.id === point?.stage_id);
            const all = data?.places.find((one) => one.touchpoint_id === group.touchpoint)?.n ?? 0;
            return (
              <section key={group.touchpoint || "off"} className={styles.group}>
                {!near && (
                  <header className={styles.groupHead}>
                    {point && <ChannelTile channel={point.channel} />}
                    <h3>{point?.name ?? voices.offMap}</h3>
                    {stage && <span>{stage.name}</span>}
                    {whole && all > 0 && point && (
                      <Button
                        small
                        look="quiet"
                        onClick={() => change({ stage: stage?.id ?? "", touchpoint: point.id })}
                      >
                        {voices.more(count(all))}
                      </Button>
                    )}
                  </header>
                )}
                <div className={styles.cards}>
                  {group.quotes.map((quote) => (
                    <QuoteCard
                      key={quote.answer_id}
                      quote={quote}
                      selected={selected.has(quote.answer_id)}
                      onSelect={(on) =>
                        setSelected((before) => {
                          const next = new Map(before);
                          if (on) next.set(quote.answer_id, quote);
                          else next.delete(quote.answer_id);
                          return next;
                        })
                      }
                      onPin={() => setPinning([quote])}
                      onLook={(seen) => void look([quote], seen)}
                      onHide={() => setHiding(quote)}
                    />
                  ))}
                </div>
              </section>
            );
          })}
          {data && !whole && data.quotes.length < data.distinct && (
            <Button onClick={() => setShown((before) => before + PAGE)}>{voices.next}</Button>
          )}
        </section>
        <Sidelights
          id={id}
          wanted={wanted}
          rates={data?.rates ?? []}
          emotion={emotion}
          onEmotion={(word) => change({ emotion: word })}
        />
      </div>
      {pinning && (
        <PinDialog
          map={map}
          quotes={pinning}
          keys={() => recordKeys(pinning)}
          onClose={() => setPinning(null)}
          onPin={async ({ edit, done }) => {
            if (await document.make(edit)) {
              setTold(done);
              setSelected(new Map());
            }
            setPinning(null);
          }}
        />
      )}
      {hiding && (
        <HideDialog
          quote={hiding}
          onClose={() => setHiding(null)}
          onDone={() => {
            setHiding(null);
            reload();
          }}
        />
      )}
    </AppFrame>
  );
}

function grouped(quotes: readonly Quote[], ranked: boolean) {
  if (ranked) return quotes.length > 0 ? [{ touchpoint: "", quotes }] : [];
  const groups = new Map<string, Quote[]>();
  for (const quote of quotes) {
    const known = groups.get(quote.touchpoint_id);
    if (known) known.push(quote);
    else groups.set(quote.touchpoint_id, [quote]);
  }
  return [...groups].map(([touchpoint, of]) => ({ touchpoint, quotes: of }));
}

function nearText(map: JourneyMap, near: string): string {
  return voices.near(map.statements.find((one) => one.id === near)?.text ?? near);
}
