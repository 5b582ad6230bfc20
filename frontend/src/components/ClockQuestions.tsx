// Sources whose clocks may disagree: what was seen, what would change it, and the answer that
// only a person has. Nothing is changed by itself.
import { Clock } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { change } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { clocks as words } from "../i18n/en.import";
import type { ClockQuestion } from "../map/schema";
import { Button } from "./Button";
import styles from "./ClockQuestions.module.css";
import { Icon } from "./Icon";

/** `onImport` leads back to the list of files where this stands on the import page itself. */
export function ClockQuestions({ onImport }: { onImport?: () => void }) {
  const { data } = useAnswer<ClockQuestion[]>("/clocks");
  const [answered, setAnswered] = useState<ClockQuestion[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const found = answered ?? data ?? [];
  if (found.length === 0) return null;
  const settle = async (question: ClockQuestion) => {
    setBusy(true);
    setProblem("");
    try {
      const body = { settled: !question.settled };
      setAnswered(await change<ClockQuestion[]>("PUT", `/clocks/${question.key}`, body));
    } catch (what) {
      setProblem(what instanceof Error ? what.message : String(what));
    }
    setBusy(false);
  };
  const open = found.filter((question) => !question.settled);
  return (
    <section
      className={styles.panel}
      aria-label={words.title}
      data-calm={!open.length || undefined}
    >
      <h2 className={styles.title}>
        <Icon of={Clock} size={16} />
        {open.length > 0 ? words.title : words.titleSettled}
      </h2>
      {found.map((question) => (
        <div key={question.key} className={styles.question}>
          <p className={styles.sentence}>{question.sentence}</p>
          {question.settled && <p className={styles.quiet}>{words.settled}</p>}
          {!question.settled &&
            question.remedies.map((remedy) => (
              <p key={`${remedy.source_id} ${remedy.told}`} className={styles.remedy}>
                {remedy.sentence}
              </p>
            ))}
          <div className={styles.ways}>
            {!question.settled &&
              (onImport ? (
                <Button small onClick={onImport}>
                  {words.importAgain}
                </Button>
              ) : (
                <Link href="/import" className={styles.link}>
                  {words.importAgain}
                </Link>
              ))}
            <Button small look="quiet" disabled={busy} onClick={() => void settle(question)}>
              {question.settled ? words.askAgain : words.itIsSo}
            </Button>
          </div>
        </div>
      ))}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
