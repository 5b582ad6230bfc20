// What only a person can know: each question with its possible answers, an example of each,
// and why it is asked. The import waits for the answer.

import { CircleHelp } from "lucide-react";
import { useId, useState } from "react";
import { Link } from "wouter";
import { Button } from "../components/Button";
import { Field, TextInput } from "../components/Field";
import { Icon } from "../components/Icon";
import { importing } from "../i18n/en.import";
import { count } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import styles from "./QuestionCards.module.css";
import type { Option, Question } from "./types";
import { CLOSED, isZone, offered, ownZone, typedZone, ZONE } from "./zones";

const words = importing.questions;
const QUESTIONS = "import-questions";

/** Bring the open questions into sight, once they are drawn. */
export function showQuestions(): void {
  requestAnimationFrame(() => {
    const panel = document.getElementById(QUESTIONS);
    panel?.scrollIntoView({ block: "start" });
    panel?.focus({ preventScroll: true });
  });
}

interface Props {
  questions: readonly Question[];
  busy: boolean;
  /** How many other files ask the same. */
  alike: (question: Question) => number;
  onAnswer: (question: Question, option: Option, everywhere: boolean) => void;
  onLeaveOut: () => void;
}

export function QuestionCards({ questions, busy, alike, onAnswer, onLeaveOut }: Props) {
  // A time zone mostly holds for all files of a company; other answers only where said so.
  const [toggled, setToggled] = useState<Readonly<Record<string, boolean>>>({});
  // So does whether a delivery is finished, where other files ask it too.
  const everywhere = (question: Question) =>
    toggled[question.id] ??
    ((question.id === ZONE && !question.proposed) ||
      (question.id === CLOSED && alike(question) > 0));
  if (questions.length === 0) return null;
  return (
    <section
      id={QUESTIONS}
      tabIndex={-1}
      className={styles.panel}
      aria-label={words.title(count(questions.length), false)}
    >
      <h2 className={styles.title}>
        <Icon of={CircleHelp} size={17} />
        {words.title(count(questions.length), questions.length === 1)}
      </h2>
      <p className={styles.text}>{words.text}</p>
      {questions.map((question) => (
        <fieldset key={question.id} className={styles.question} disabled={busy}>
          <legend className={styles.legend}>{legible(question.text)}</legend>
          {question.column && (
            <p className={styles.column}>{words.column(legible(question.column))}</p>
          )}
          <div className={styles.options}>
            {offered(question, ownZone(), words.ownZone).map((option) => (
              <button
                key={option.value}
                type="button"
                className={styles.option}
                data-proposed={option.value === question.proposed || undefined}
                onClick={() => onAnswer(question, option, everywhere(question))}
              >
                <span className={styles.label}>
                  {legible(option.label)}
                  {option.value === question.proposed && (
                    <span className={styles.proposed}>{words.proposed}</span>
                  )}
                </span>
                {option.example && (
                  <span className={styles.example}>{legible(option.example)}</span>
                )}
              </button>
            ))}
          </div>
          {question.id === ZONE && (
            <OtherZone
              question={question}
              onAnswer={(option) =>
                onAnswer(question, option, everywhere(question) && isZone(option.value))
              }
            />
          )}
          {question.options.length === 0 && <NoAnswer onLeaveOut={onLeaveOut} />}
          {(alike(question) > 0 || question.id === ZONE) && (
            <label className={styles.everywhere}>
              <input
                type="checkbox"
                checked={everywhere(question)}
                onChange={(event) =>
                  setToggled({ ...toggled, [question.id]: event.target.checked })
                }
              />
              {question.id === ZONE ? words.everyFile : words.everywhere(alike(question))}
            </label>
          )}
          <p className={styles.why}>
            <strong>{words.why}:</strong> {question.why}
          </p>
        </fieldset>
      ))}
    </section>
  );
}

/** A zone that is not in the list: typed, with what it makes of the file's example. */
function OtherZone({
  question,
  onAnswer,
}: {
  question: Question;
  onAnswer: (option: Option) => void;
}) {
  const [text, setText] = useState("");
  const list = useId();
  const zone = text.trim();
  const option = typedZone(question, zone);
  return (
    <form
      className={styles.other}
      onSubmit={(event) => {
        event.preventDefault();
        if (option) onAnswer(option);
      }}
    >
      <Field label={words.otherZone} hint={option?.example || words.otherZoneHelp}>
        {(wiring) => (
          <TextInput
            {...wiring}
            list={list}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <datalist id={list}>
        {Intl.supportedValuesOf("timeZone").map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button type="submit" disabled={zone === ""}>
        {words.useZone}
      </Button>
    </form>
  );
}

/** What can be done with a file nobody can answer for: it holds no times. */
function NoAnswer({ onLeaveOut }: { onLeaveOut: () => void }) {
  return (
    <div className={styles.stuck}>
      <p className={styles.text}>{words.noOptions}</p>
      <div className={styles.ways}>
        <Button onClick={onLeaveOut}>{words.leaveOut}</Button>
        <Link href="/old-map" className={styles.oldMap}>
          {words.oldMap}
        </Link>
      </div>
    </div>
  );
}
