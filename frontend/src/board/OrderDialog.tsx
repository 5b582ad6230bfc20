// Which finding leads the board, and in which order the others follow; every choice can be undone.
import { ArrowDown, ArrowUp } from "lucide-react";
import { Link } from "wouter";
import { change, type QueryValue } from "../api/client";
import { Button, IconButton } from "../components/Button";
import { board as words } from "../i18n/en.board";
import { count } from "../i18n/format";
import { BoardDialog, type BoardDialogProps, type Changing } from "./BoardDialog";
import styles from "./BoardScreen.module.css";
import type { Leader } from "./types";

interface Props extends BoardDialogProps {
  readonly query: Readonly<Record<string, QueryValue>>;
  readonly leaders: readonly Leader[];
}

export function OrderDialog({ query, leaders, ...dialog }: Props) {
  const { mapId } = dialog;
  const order = ({ keep }: Changing, keys: readonly string[]) =>
    keep(change("PUT", `/maps/${mapId}/board/order`, { keys }, query));
  return (
    <BoardDialog
      {...dialog}
      title={words.order}
      failed={words.orderFailed}
      actions={(changing) =>
        leaders.some((one) => one.place > 0) && (
          <Button disabled={changing.busy} onClick={() => order(changing, [])}>
            {words.byStake}
          </Button>
        )
      }
    >
      {(changing) => (
        <>
          {leaders.length === 0 ? (
            <p>
              {words.orderNone} <Link href={`/maps/${mapId}/findings`}>{words.toFindings}</Link>
            </p>
          ) : (
            <p>{words.orderSays}</p>
          )}
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
                  <Button
                    small
                    disabled={changing.busy}
                    onClick={() => order(changing, moved(leaders, place, 0))}
                  >
                    {words.lead}
                  </Button>
                )}
                <IconButton
                  icon={ArrowUp}
                  label={words.earlier(one.sentence)}
                  disabled={changing.busy || place === 0}
                  onClick={() => order(changing, moved(leaders, place, place - 1))}
                />
                <IconButton
                  icon={ArrowDown}
                  label={words.later(one.sentence)}
                  disabled={changing.busy || place === leaders.length - 1}
                  onClick={() => order(changing, moved(leaders, place, place + 1))}
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </BoardDialog>
  );
}

/** The keys of the findings with one of them at another place. */
function moved(leaders: readonly Leader[], from: number, to: number): readonly string[] {
  const keys = leaders.map((one) => one.key);
  const [key] = keys.splice(from, 1);
  if (key) keys.splice(to, 0, key);
  return keys;
}
