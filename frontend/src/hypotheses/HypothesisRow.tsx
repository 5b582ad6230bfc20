// One belief: what it says, what would test it, and the check somebody planned.
import { Link } from "wouter";
import { Avatar } from "../components/Avatar";
import { Button } from "../components/Button";
import { Tag } from "../components/Chip";
import { StateGlyph } from "../components/StateGlyph";
import { hypotheses as words } from "../i18n/en.hypotheses";
import { day } from "../i18n/format";
import type { Hypothesis } from "../map/schema";
import styles from "./HypothesesScreen.module.css";

export function HypothesisRow({
  mapId,
  line,
  ofToday,
  onPlan,
}: {
  mapId: string;
  line: Hypothesis;
  /** Whether figures of today could test it. */
  ofToday: boolean;
  onPlan: () => void;
}) {
  const { check } = line;
  return (
    <li className={styles.line}>
      <StateGlyph state="assumed" size={13} />
      <div className={styles.belief}>
        <p className={styles.text}>{line.text}</p>
        <p className={styles.muted}>
          <Tag>{line.kind}</Tag> {line.lane}
          {line.answers && ` · ${words.answers(line.answers)}`}
        </p>
        {line.testable && <p className={styles.muted}>{words.testable(line.testable)}</p>}
      </div>
      <div className={styles.check}>
        {check ? (
          <>
            <p className={styles.how}>{check.how}</p>
            <p className={styles.who}>
              <Avatar name={check.owner} size={20} nobody={words.noOwner} />
              <span>{check.owner || words.noOwner}</span>
              <span className={line.late ? styles.late : styles.muted}>{until(line)}</span>
            </p>
          </>
        ) : ofToday ? (
          <Link
            href={`/maps/${mapId}/check?statement=${line.statement_id}`}
            className={styles.link}
          >
            {words.figure}
          </Link>
        ) : (
          <p className={styles.muted}>{words.noCheck}</p>
        )}
      </div>
      <Button
        onClick={onPlan}
        aria-label={check ? words.changeOf(line.text) : words.planOf(line.text)}
      >
        {check ? words.change : words.plan}
      </Button>
    </li>
  );
}

function until({ check, late }: Hypothesis): string {
  if (!check?.due) return words.noDate;
  return late ? words.isLate(day(check.due)) : words.until(day(check.due));
}
