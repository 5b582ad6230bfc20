// Step 4: a last look at every file, then the import and its receipts.

import { Import, Map as MapIcon, Plus } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { post } from "../api/client";
import { Button } from "../components/Button";
import { ClockQuestions } from "../components/ClockQuestions";
import { Field, TextInput } from "../components/Field";
import { importing } from "../i18n/en.import";
import { count } from "../i18n/format";
import type { NewMap } from "../map/schema";
import styles from "./CheckStep.module.css";
import { StateWord } from "./FileStrip";
import { mayImport, type QueuedFile } from "./import_queue";
import panels from "./panels.module.css";
import { ReceiptCard } from "./ReceiptCard";
import { rowsApart } from "./RejectsPanel";
import type { Inspection } from "./types";
import { sentence } from "./useImport";

const words = importing.check;

interface Props {
  files: readonly QueuedFile[];
  busy: boolean;
  onOpen: (key: string) => void;
  onAsk: (key: string) => void;
  onAdd: () => void;
  onImport: () => Promise<void>;
}

export function CheckStep({ files, busy, onOpen, onAsk, onAdd, onImport }: Props) {
  const ready = files.filter(mayImport);
  const done = files.filter((file) => file.receipt);
  const waiting = files.filter((file) => file.state === "open" && !mayImport(file));
  const atWork = files.find((file) => file.state === "importing");
  const left = files.filter((file) => !file.receipt);
  return (
    <div className={panels.stack}>
      {left.length > 0 && (
        <section className={panels.card}>
          <div className={panels.cardHead}>
            <div>
              <h2 className={panels.title}>{words.title}</h2>
              {done.length === 0 && !busy && <p className={panels.text}>{words.text}</p>}
            </div>
          </div>
          <FileTable files={left} onOpen={onOpen} onAsk={onAsk} locked={busy} />
          <div className={styles.act}>
            <span className={styles.progress} role="status">
              {atWork
                ? words.importing(atWork.name, count(done.length + 1), count(files.length))
                : waiting.length > 0
                  ? words.waiting(count(waiting.length), waiting.length === 1)
                  : ready.length === 0
                    ? words.nothing
                    : ""}
            </span>
            {waiting[0] && !busy && (
              <Button onClick={() => waiting[0] && onAsk(waiting[0].key)}>{words.goThere}</Button>
            )}
            <Button
              look="primary"
              icon={Import}
              busy={busy}
              disabled={ready.length === 0}
              onClick={() => void onImport()}
            >
              {words.import(count(ready.length), ready.length === 1)}
            </Button>
          </div>
          {busy && <Progress files={files} done={done.length} />}
        </section>
      )}
      {done.length > 0 && !busy && <ClockQuestions key={done.length} onImport={onAdd} />}
      {done.length > 0 && !busy && <DrawCard onAdd={onAdd} />}
      {done.length > 0 && (
        <section className={panels.stack} aria-label={words.receipts}>
          <h2 className={panels.title}>{words.receipts}</h2>
          {done.map(
            (file) => file.receipt && <ReceiptCard key={file.key} receipt={file.receipt} />,
          )}
        </section>
      )}
    </div>
  );
}

function Progress({ files, done }: { files: readonly QueuedFile[]; done: number }) {
  const all = files.filter((file) => file.receipt || mayImport(file) || file.state === "importing");
  return (
    <progress className={styles.bar} value={done} max={all.length} aria-label={words.progress} />
  );
}

function FileTable({
  files,
  onOpen,
  onAsk,
  locked,
}: {
  files: readonly QueuedFile[];
  onOpen: (key: string) => void;
  onAsk: (key: string) => void;
  locked: boolean;
}) {
  return (
    <div className={panels.scroll}>
      <table className={panels.table}>
        <thead>
          <tr>
            <th>{words.heads.name}</th>
            <th>{words.heads.source}</th>
            <th className={panels.right}>{words.heads.rows}</th>
            <th className={panels.right}>{words.heads.ready}</th>
            <th className={panels.right}>{words.heads.refused}</th>
            <th>{words.heads.state}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {files.map((file) => {
            const look = file.inspection;
            const refused = look ? rowsApart(look.rejects).refused : 0;
            return (
              <tr key={file.key}>
                <td className={panels.strong}>{file.name}</td>
                <td>{look?.mapping.source_name}</td>
                <td className={panels.right}>{look ? count(look.rows_read) : "–"}</td>
                <td className={panels.right}>
                  {look ? count(look.rows_ready) : "–"}
                  {look && tried(look) && <p className={styles.tried}>{tried(look)}</p>}
                </td>
                <td className={`${panels.right} ${refused > 0 ? styles.bad : ""}`}>
                  {look ? count(refused) : "–"}
                </td>
                <td>
                  <StateWord file={file} onAsk={locked ? undefined : onAsk} />
                  {file.problem && <p className={styles.problem}>{file.problem}</p>}
                </td>
                <td className={panels.right}>
                  {look && (
                    <Button small look="quiet" disabled={locked} onClick={() => onOpen(file.key)}>
                      {words.look}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Say of how many rows "ready" speaks where a long table was not tried out whole; "" = all. */
function tried(look: Inspection): string {
  const rows = look.rows_tried ?? look.rows_read;
  return rows < look.rows_read ? words.tried(count(rows)) : "";
}

/** Go on from the rows that are in: draw a map from the paths in them. */
function DrawCard({ onAdd }: { onAdd: () => void }) {
  const [title, setTitle] = useState<string>(words.title0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [, go] = useLocation();
  const draw = async () => {
    setBusy(true);
    setProblem("");
    try {
      const made = await post<NewMap>("/maps", { start: "data", title: title.trim() });
      go(`/maps/${made.id}/names`);
    } catch (what) {
      setProblem(sentence(what));
      setBusy(false);
    }
  };
  return (
    <section className={styles.draw} aria-label={words.draw}>
      <div className={styles.drawWords}>
        <h2 className={panels.title}>{words.draw}</h2>
        <p className={panels.text}>{words.drawText}</p>
      </div>
      <form
        className={styles.drawForm}
        onSubmit={(event) => {
          event.preventDefault();
          void draw();
        }}
      >
        <Field label={words.titleLabel} problem={problem || undefined}>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={title}
              maxLength={120}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Button
          look="primary"
          icon={MapIcon}
          type="submit"
          busy={busy}
          disabled={title.trim() === ""}
        >
          {busy ? words.drawing : words.drawNow}
        </Button>
      </form>
      <div className={styles.others}>
        <Button look="quiet" icon={Plus} onClick={onAdd}>
          {words.more}
        </Button>
        <Link href="/" className={styles.home}>
          {words.home}
        </Link>
      </div>
    </section>
  );
}
