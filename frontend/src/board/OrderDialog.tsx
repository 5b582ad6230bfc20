// Which finding leads the board, and in which order the others follow; every choice can be undone.
import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { change, post, type QueryValue } from "../api/client";
import { Button, IconButton } from "../components/Button";
import { Dialog } from "../components/Overlay";
import { board as words } from "../i18n/en.board";
import { count } from "../i18n/format";
import styles from "./BoardScreen.module.css";
import type { Leader } from "./types";

interface Props {
  readonly mapId: string;
  readonly query: Readonly<Record<string, QueryValue>>;
  readonly open: boolean;
  readonly leaders: readonly Leader[];
  readonly onClose: () => void;
  readonly onChange: () => void;
}

export function OrderDialog({ mapId, query, open, leaders, onClose, onChange }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [changed, setChanged] = useState(0);
  const run = (work: Promise<unknown>, by: 1 | -1) => {
    setBusy(true);
    setProblem("");
    work
      .then(() => {
        setChanged((before) => before + by);
        onChange();
      })
      .catch((cause: Error) => setProblem(cause.message || words.orderFailed))
      .finally(() => setBusy(false));
  };
  const keep = (keys: readonly string[]) =>
    run(change("PUT", `/maps/${mapId}/board/order`, { keys }, query), 1);
  const move = (from: number, to: number) => {
    const keys = leaders.map((one) => one.key);
    const [moved] = keys.splice(from, 1);
    if (moved) keys.splice(to, 0, moved);
    keep(keys);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.order}
      wide
      actions={
        <>
          {leaders.some((one) => one.place > 0) && (
            <Button disabled={busy} onClick={() => keep([])}>
              {words.byStake}
            </Button>
          )}
          {changed > 0 && (
            <Button disabled={busy} onClick={() => run(post(`/maps/${mapId}/decisions/undo`), -1)}>
              {words.undoOrder}
            </Button>
          )}
        </>
      }
    >
      {leaders.length === 0 ? (
        <p>
          {words.orderNone} <Link href={`/maps/${mapId}/findings`}>{words.toFindings}</Link>
        </p>
      ) : (
        <p>{words.orderSays}</p>
      )}
      {problem && <p role="alert">{problem}</p>}
      <ol className={styles.leaders}>
        {leaders.map((one, place) => (
          <li key={one.key} data-leader={one.key}>
            <span className={styles.leader}>
              <strong>{one.sentence}</strong>
              <small>
                {place === 0 ? `${words.leads} · ` : ""}
                {words.atStake(count(one.at_stake))}
              </small>
            </span>
            {place > 0 && (
              <Button small disabled={busy} onClick={() => move(place, 0)}>
                {words.lead}
              </Button>
            )}
            <IconButton
              icon={ArrowUp}
              label={words.earlier(one.sentence)}
              disabled={busy || place === 0}
              onClick={() => move(place, place - 1)}
            />
            <IconButton
              icon={ArrowDown}
              label={words.later(one.sentence)}
              disabled={busy || place === leaders.length - 1}
              onClick={() => move(place, place + 1)}
            />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
