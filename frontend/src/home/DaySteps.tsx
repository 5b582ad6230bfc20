// The first working day, from files to the board: seven steps, each a link that says its state.
import { Check } from "lucide-react";
import { Link } from "wouter";
import { useFrame } from "../components/frame";
import { Icon } from "../components/Icon";
import { day as words } from "../i18n/en.day";
import styles from "./DaySteps.module.css";
import type { DayStep, WorkingDay } from "./types";

interface Props {
  day: WorkingDay;
  /** Draws the first map; absent where there is nothing to draw it from. */
  onDraw?: () => void;
  /** In an empty workspace every step is explained; later they stand in one line. */
  long: boolean;
}

export function DaySteps({ day, onDraw, long }: Props) {
  const done = day.steps.filter((step) => step.state === "done").length;
  return (
    <section className={styles.day} data-long={long || undefined} aria-labelledby="day">
      <header className={styles.head}>
        <h2 id="day" className={styles.title}>
          {words.title}
        </h2>
        <span className={styles.done}>{words.done(done, day.steps.length)}</span>
      </header>
      <ol className={styles.steps}>
        {day.steps.map((step, at) => (
          <li key={step.key} className={styles.step} data-state={step.state}>
            <StepLink step={step} number={at + 1} mapId={day.map_id} onDraw={onDraw} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepLink({
  step,
  number,
  mapId,
  onDraw,
}: {
  step: DayStep;
  number: number;
  mapId: string;
  onDraw?: () => void;
}) {
  const { answers } = useFrame();
  const [pattern, href] = placeOf(step.key, mapId);
  const content = (
    <>
      <span className={styles.mark} aria-hidden="true">
        {step.state === "done" ? <Icon of={Check} size={13} /> : number}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>
          {words.names[step.key]}
          <span className={styles.state}>{words.states[step.state]}</span>
        </span>
        <span className={styles.said}>{step.said}</span>
      </span>
    </>
  );
  if (step.key === "questions" && mapId === "" && onDraw) {
    return (
      <button type="button" className={styles.link} onClick={onDraw}>
        {content}
      </button>
    );
  }
  if (href === "" || !answers(pattern)) return <span className={styles.link}>{content}</span>;
  return (
    <Link
      href={href}
      className={styles.link}
      aria-current={step.state === "next" ? "step" : undefined}
    >
      {content}
    </Link>
  );
}

const OF_MAP = {
  questions: "names",
  names: "names",
  sentences: "check",
  findings: "findings",
  board: "board",
} as const;

function placeOf(key: DayStep["key"], mapId: string): readonly [pattern: string, href: string] {
  if (key === "files") return ["/import", "/import"];
  if (key === "old map") return ["/old-map", "/old-map"];
  const rest = OF_MAP[key];
  return [`/maps/:id/${rest}`, mapId ? `/maps/${mapId}/${rest}` : ""];
}
