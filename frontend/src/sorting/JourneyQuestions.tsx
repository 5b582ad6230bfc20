// The three questions that decide every number below: each answer with the count it would give.

import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { IconButton } from "../components/Button";
import { percent } from "../i18n/amounts";
import { sorting } from "../i18n/en.sorting";
import { count, silenceOf } from "../i18n/format";
import type { JourneyMap } from "../map/types";
import styles from "./JourneyQuestions.module.css";
import { OwnSilence } from "./OwnSilence";
import { Targets } from "./Targets";
import type { EditBody, JourneyChoice, JourneyQuestionsAnswer } from "./types";

const words = sorting.questions;

interface Props {
  id: string;
  revision: number;
  map: JourneyMap;
  onEdit: (edit: EditBody) => Promise<boolean>;
}

export function JourneyQuestions({ id, revision, map, onEdit }: Props) {
  const { data, problem } = useAnswer<JourneyQuestionsAnswer>(`/maps/${id}/questions`, {
    revision,
  });
  const [folded, setFolded] = useState(false);
  // The map's own rule: it shows a choice at once, the counts follow.
  const { starts, target } = map.header.journey;
  const chosen = silenceOf(map.header.journey);
  const set = (change: Record<string, unknown>) =>
    void onEdit({ type: "set-journey-rule", ...change });
  const sentences = data?.sentences ?? ["", "", ""];
  if (problem && !data) {
    return (
      <p className={styles.problem} role="alert">
        {problem.message}
      </p>
    );
  }
  return (
    <section className={styles.bar} data-folded={folded || undefined}>
      <Question number={1} title={words.start} sentence={sentences[0]} folded={folded}>
        {data?.starts.map((choice) => (
          <Choice
            key={choice.value.join(" ")}
            on={same(choice.value, starts)}
            label={choice.label}
            figure={count(choice.journeys)}
            onChoose={() => set({ starts: choice.value })}
          />
        ))}
        <Another
          map={map}
          offered={data?.starts ?? []}
          onChoose={(touchpoint) => set({ starts: [touchpoint] })}
        />
      </Question>
      <Question
        number={2}
        title={words.target}
        sentence={sentences[1]}
        folded={folded}
        below={<Targets map={map} data={data ?? null} onEdit={onEdit} />}
      >
        {data?.targets.map((choice) => (
          <Choice
            key={choice.value.join(" ")}
            on={same(choice.value, target)}
            label={choice.label}
            figure={count(choice.journeys)}
            onChoose={() => set({ target: choice.value })}
          />
        ))}
        <Another
          map={map}
          offered={data?.targets ?? []}
          onChoose={(touchpoint) => set({ target: [touchpoint] })}
        />
      </Question>
      <Question number={3} title={words.timeout} sentence={sentences[2]} folded={folded}>
        {data?.timeouts.map(({ days, minutes, label, back_later_share }, at) => (
          <Choice
            key={label}
            on={label === chosen}
            label={label}
            figure={
              back_later_share === null
                ? words.backUnknown
                : at === 0 || label === chosen
                  ? words.back(percent(back_later_share, 1))
                  : percent(back_later_share, 1)
            }
            title={back_later_share === null ? undefined : words.back(percent(back_later_share, 1))}
            onChoose={() =>
              set(minutes > 0 ? { timeout_minutes: minutes } : { timeout_days: days })
            }
          />
        ))}
        <OwnSilence onChoose={set} />
      </Question>
      <IconButton
        icon={folded ? ChevronDown : ChevronUp}
        label={folded ? words.unfold : words.fold}
        className={styles.fold}
        aria-expanded={!folded}
        onClick={() => setFolded(!folded)}
      />
    </section>
  );
}

function Question({
  number,
  title,
  sentence,
  folded,
  below,
  children,
}: {
  number: number;
  title: string;
  sentence: string | undefined;
  folded: boolean;
  below?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.question}>
      <h2 className={styles.title}>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {!folded && (
        <div className={styles.choices} role="group" aria-label={title}>
          {children}
        </div>
      )}
      <p className={styles.sentence} aria-live="polite">
        {sentence || words.waiting}
      </p>
      {!folded && below}
    </div>
  );
}

function Choice({
  on,
  label,
  figure,
  title,
  onChoose,
}: {
  on: boolean;
  label: string;
  figure: string;
  title?: string;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.choice}
      title={title}
      aria-pressed={on}
      onClick={onChoose}
    >
      <span className={styles.label}>{label}</span>
      <span className={styles.figure}>{figure}</span>
    </button>
  );
}

/** Any other touchpoint of the map. */
function Another({
  map,
  offered,
  onChoose,
}: {
  map: JourneyMap;
  offered: readonly JourneyChoice[];
  onChoose: (touchpoint: string) => void;
}) {
  const rest = map.touchpoints.filter(
    (touchpoint) => !offered.some((choice) => same(choice.value, [touchpoint.id])),
  );
  if (rest.length === 0) return null;
  return (
    <select
      className={styles.another}
      aria-label={words.pick}
      value=""
      onChange={(event) => event.target.value && onChoose(event.target.value)}
    >
      <option value="">{words.chooseMore}</option>
      {rest.map((touchpoint) => (
        <option key={touchpoint.id} value={touchpoint.id}>
          {touchpoint.name}
        </option>
      ))}
    </select>
  );
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}
