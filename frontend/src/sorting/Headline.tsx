// The state of the task in one line: what is covered, what is unsorted, what matches two rules.
// Each part filters the list.

import { ArrowRight, Redo2, Undo2 } from "lucide-react";
import { Link } from "wouter";
import { Button, IconButton } from "../components/Button";
import { Kbd } from "../components/Chip";
import { Icon } from "../components/Icon";
import { percent } from "../i18n/amounts";
import { sorting as words } from "../i18n/en.sorting";
import { count } from "../i18n/format";
import styles from "./Headline.module.css";
import type { NamesAnswer, Show } from "./types";

interface Props {
  id: string;
  answer: NamesAnswer;
  waiting: boolean;
  show: Show;
  onShow: (show: Show) => void;
  /** Events that the present drag would add. */
  movedEvents: number;
  undoLabel: string;
  redoLabel: string;
  saving: boolean;
  onUndo: () => void;
  onRedo: () => void;
}

export function Headline(props: Props) {
  const { id, answer, waiting, show, onShow, movedEvents, undoLabel, redoLabel, saving } = props;
  return (
    <header className={styles.line}>
      <h2 className={styles.headline} aria-live="polite">
        {waiting ? words.headline.waiting : <Parts answer={answer} show={show} onShow={onShow} />}
      </h2>
      <Cover answer={answer} movedEvents={movedEvents} />
      <div className={styles.buttons}>
        <Button
          icon={Undo2}
          disabled={undoLabel === "" || saving}
          onClick={props.onUndo}
          className={styles.undo}
          title={words.undo(undoLabel)}
        >
          <span className={styles.undoText}>
            {undoLabel ? words.undo(undoLabel) : words.undoShort}
          </span>
          <Kbd>Ctrl Z</Kbd>
        </Button>
        <IconButton
          icon={Redo2}
          label={words.redo(redoLabel)}
          disabled={redoLabel === "" || saving}
          onClick={props.onRedo}
        />
        <Link href={`/maps/${id}`} className={styles.see}>
          {words.seeMap}
          <Icon of={ArrowRight} size={14} />
        </Link>
      </div>
    </header>
  );
}

function Parts({
  answer,
  show,
  onShow,
}: {
  answer: NamesAnswer;
  show: Show;
  onShow: (show: Show) => void;
}) {
  const { unsorted, double } = answer.counts;
  const share = answer.events === 0 ? 0 : answer.covered / answer.events;
  const parts: readonly { show: Show; text: string }[] = [
    { show: "all", text: words.headline.covers(percent(share)) },
    { show: "unsorted", text: words.headline.unsorted(count(unsorted), unsorted === 1) },
    { show: "double", text: words.headline.double(count(double), double === 1) },
  ];
  return parts.map((part, at) => (
    <span key={part.show}>
      {at > 0 && ", "}
      <button
        type="button"
        className={styles.part}
        aria-pressed={show === part.show}
        onClick={() => onShow(part.show)}
      >
        {part.text}
      </button>
    </span>
  ));
}

function Cover({ answer, movedEvents }: { answer: NamesAnswer; movedEvents: number }) {
  const all = Math.max(1, answer.events);
  const after = (answer.covered + movedEvents) / all;
  return (
    <div className={styles.cover}>
      <div className={styles.track} aria-hidden="true">
        <span className={styles.done} style={{ width: `${(answer.covered / all) * 100}%` }} />
        <span className={styles.added} style={{ width: `${(movedEvents / all) * 100}%` }} />
      </div>
      <p className={styles.under}>
        {answer.events > 0 && <span>{words.of(count(answer.covered), count(answer.events))}</span>}
        {movedEvents > 0 && (
          <span className={styles.ifDropped}>{words.ifDropped(percent(after, 1))}</span>
        )}
      </p>
    </div>
  );
}
