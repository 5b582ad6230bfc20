// Groups proposed from names and from what comes before and after. Nothing changes until one
// is accepted; a rejected one is not asked again.

import { Check, Scissors } from "lucide-react";
import { useState } from "react";
import type { Answer } from "../api/useAnswer";
import { Button } from "../components/Button";
import { percent } from "../i18n/amounts";
import { sorting } from "../i18n/en.sorting";
import { count } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import type { JourneyMap } from "../map/types";
import { keepRejected, rejectedIds } from "./rejected";
import styles from "./Suggestions.module.css";
import type { EditBody, Suggestion } from "./types";

const words = sorting.suggestions;
const FIRST = 5;
const NAMES_SHOWN = 4;

interface Props {
  id: string;
  answer: Answer<readonly Suggestion[]>;
  map: JourneyMap;
  onAccept: (edit: EditBody) => Promise<boolean>;
}

/** Absent where there is nothing to suggest: the stages take its room. */
export function Suggestions({ id, answer: { data, problem }, map, onAccept }: Props) {
  const [rejected, setRejected] = useState<readonly string[]>(() => rejectedIds(id));
  const [all, setAll] = useState(false);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const open = (data ?? []).filter((one) => !rejected.includes(one.id) && !taken.includes(one.id));
  const shown = all ? open : open.slice(0, FIRST);
  const asked = (data ?? []).filter((one) => rejected.includes(one.id)).length;

  const reject = (ids: readonly string[]) => {
    setRejected(ids);
    keepRejected(id, ids);
  };
  const accept = async (suggestions: readonly Suggestion[], edit: EditBody) => {
    const ids = suggestions.map((one) => one.id);
    setTaken([...taken, ...ids]);
    await onAccept(edit);
    // Accepted ones are gone from the server's next list; a refused one comes back.
    setTaken((before) => before.filter((one) => !ids.includes(one)));
  };
  if (data?.length === 0 && !problem) return null;
  return (
    <section className={styles.panel} aria-label={words.title}>
      <header className={styles.head}>
        <div className={styles.headLine}>
          <h3 className={styles.title}>
            {words.title}
            {open.length > 0 && (
              <span className={styles.of}>{words.of(count(shown.length), count(open.length))}</span>
            )}
          </h3>
          {open.length > 1 && (
            <Button
              small
              onClick={() =>
                void accept(open, {
                  type: "several",
                  title: words.acceptAllTitle(count(open.length)),
                  edits: open.map((one) => one.edit),
                })
              }
            >
              {words.acceptAll(count(open.length))}
            </Button>
          )}
        </div>
        <p className={styles.text}>{words.text}</p>
      </header>
      <ul className={styles.list}>
        {shown.map((one) => (
          <Card
            key={one.id}
            suggestion={one}
            map={map}
            onAccept={() => void accept([one], one.edit as EditBody)}
            onReject={() => reject([...rejected, one.id])}
          />
        ))}
        {shown.length === 0 && (
          <li className={styles.none}>
            {problem ? problem.message : data === null ? words.waiting : words.none}
          </li>
        )}
      </ul>
      {(asked > 0 || open.length > shown.length) && (
        <footer className={styles.foot}>
          {asked > 0 ? (
            <span>
              {words.rejected(count(asked))}{" "}
              <button type="button" className={styles.link} onClick={() => reject([])}>
                {words.ask}
              </button>
            </span>
          ) : (
            <span />
          )}
          {open.length > shown.length && (
            <button type="button" className={styles.link} onClick={() => setAll(true)}>
              {words.more(count(open.length - shown.length))}
            </button>
          )}
        </footer>
      )}
    </section>
  );
}

function Card({
  suggestion,
  map,
  onAccept,
  onReject,
}: {
  suggestion: Suggestion;
  map: JourneyMap;
  onAccept: () => void;
  onReject: () => void;
}) {
  const { kind, title, names, reason, events, gain, stage_id } = suggestion;
  const stage = map.stages.find((one) => one.id === stage_id)?.name ?? words.noStage;
  const isSplit = kind === "split";
  const hidden = names.length - NAMES_SHOWN;
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <h4 className={styles.cardTitle}>{legible(title)}</h4>
        <span className={styles.stage}>{stage}</span>
      </div>
      <ul className={styles.names}>
        {names.slice(0, NAMES_SHOWN).map((name) => (
          <li key={name} className={styles.name}>
            {legible(name)}
          </li>
        ))}
        {hidden > 0 && <li className={styles.moreNames}>{words.moreNames(count(hidden))}</li>}
      </ul>
      <p className={styles.reason}>{legible(reason)}</p>
      <div className={styles.actions}>
        <span className={styles.gain}>
          {gain > 0 ? words.gain(count(events), percent(gain, 1)) : words.events(count(events))}
        </span>
        <span className={styles.choice}>
          <Button small look="quiet" onClick={onReject}>
            {words.reject}
          </Button>
          <Button
            small
            icon={isSplit ? Scissors : Check}
            className={styles.accept}
            onClick={onAccept}
          >
            {isSplit ? words.split : words.accept}
          </Button>
        </span>
      </div>
    </li>
  );
}
