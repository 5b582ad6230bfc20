// What was answered about a file; each answer can be changed, the others stay.

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { importing } from "../i18n/en.import";
import styles from "./AnsweredList.module.css";
import type { Answer } from "./answers";
import type { Option, Question } from "./types";
import { offered, ownZone } from "./zones";

const words = importing.questions;

interface Props {
  answers: readonly Answer[];
  busy: boolean;
  onAnswer: (question: Question, option: Option) => void;
}

export function AnsweredList({ answers, busy, onAnswer }: Props) {
  const [open, setOpen] = useState("");
  if (answers.length === 0) return null;
  return (
    <section className={styles.panel} aria-label={words.answered}>
      <h2 className={styles.title}>
        <Icon of={CircleCheck} size={15} />
        {words.answered}
      </h2>
      <ul className={styles.list}>
        {answers.map((answer) => {
          const { id, text } = answer.question;
          return (
            <li key={id} className={styles.answer}>
              <span className={styles.text}>
                {text} <strong>{answer.option.label}</strong>
              </span>
              <Button
                small
                disabled={busy}
                aria-expanded={open === id}
                aria-label={words.changeOf(text)}
                onClick={() => setOpen(open === id ? "" : id)}
              >
                {open === id ? words.keep : words.change}
              </Button>
              {open === id && (
                <Others
                  answer={answer}
                  busy={busy}
                  onChoose={(option) => {
                    setOpen("");
                    onAnswer(answer.question, option);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Others({
  answer,
  busy,
  onChoose,
}: {
  answer: Answer;
  busy: boolean;
  onChoose: (option: Option) => void;
}) {
  return (
    <div className={styles.options}>
      {offered(answer.question, ownZone(), words.ownZone).map((option) => {
        const given = option.value === answer.option.value;
        return (
          <button
            key={option.value}
            type="button"
            className={styles.option}
            disabled={busy || given}
            onClick={() => onChoose(option)}
          >
            <span className={styles.label}>
              {option.label}
              {given && <span className={styles.given}>{words.given}</span>}
            </span>
            {option.example && <span className={styles.example}>{option.example}</span>}
          </button>
        );
      })}
    </div>
  );
}
