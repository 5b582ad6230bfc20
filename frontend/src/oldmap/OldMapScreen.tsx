// Bring an old map: paste or file, see how it was read, correct it, take it over.
import { FileSpreadsheet, RotateCcw } from "lucide-react";
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { ApiProblem, post, send } from "../api/client";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { Field, TextArea } from "../components/Field";
import { oldmap as words } from "../i18n/en.oldmap";
import type { Upload } from "../map/schema";
import { ConfirmMap } from "./ConfirmMap";
import styles from "./OldMapScreen.module.css";
import type { OldMapRead } from "./types";

interface From {
  readonly text?: string;
  readonly upload_id?: string;
  readonly sheet?: string;
  readonly direction?: string;
}

export default function OldMapScreen() {
  const [read, setRead] = useState<OldMapRead | null>(null);
  const [from, setFrom] = useState<From>({});
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [, go] = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);

  const ask = async (next: From) => {
    setBusy(true);
    setProblem("");
    try {
      setRead(await post<OldMapRead>("/old-maps/read", next));
      setFrom(next);
    } catch (what) {
      setProblem(what instanceof ApiProblem ? what.message : String(what));
    }
    setBusy(false);
  };
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem("");
    try {
      const [kept] = await send<readonly Upload[]>("/uploads", [file]);
      if (kept) await ask({ upload_id: kept.upload_id });
    } catch (what) {
      setProblem(what instanceof ApiProblem ? what.message : String(what));
    }
    setBusy(false);
  };
  useEffect(() => {
    if (read) heading.current?.focus();
  }, [read]);

  return (
    <AppFrame
      crumbs={[{ label: words.home, href: "/" }, { label: words.crumb }]}
      actions={
        read && (
          <Button
            icon={RotateCcw}
            onClick={() => {
              setRead(null);
              setText("");
              setProblem("");
            }}
          >
            {words.again}
          </Button>
        )
      }
    >
      <div className={styles.screen} data-ready>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        {read ? (
          <>
            <h2 ref={heading} tabIndex={-1} className={styles.title}>
              {words.found(
                read.statements,
                read.cells,
                read.old.lanes.length,
                read.old.stages.length,
              )}
            </h2>
            <ConfirmMap
              key={`${read.sheet} ${read.old.by_rows}`}
              read={read}
              busy={busy}
              onSheet={(sheet) => void ask({ ...from, sheet })}
              onDirection={(direction) => void ask({ ...from, direction })}
              onDone={(id) => go(`/maps/${id}/check`)}
              onProblem={setProblem}
            />
          </>
        ) : (
          <Bring
            text={text}
            busy={busy}
            onText={setText}
            onRead={(block) => void ask({ text: block })}
            onFile={(file) => void upload(file)}
          />
        )}
      </div>
    </AppFrame>
  );
}

function Bring({
  text,
  busy,
  onText,
  onRead,
  onFile,
}: {
  text: string;
  busy: boolean;
  onText: (text: string) => void;
  onRead: (text: string) => void;
  onFile: (file: File | undefined) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const pasted = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const block = event.clipboardData.getData("text/plain");
    if (text.trim() !== "" || !/[\t\n]/u.test(block)) return;
    event.preventDefault();
    onText(block);
    onRead(block);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={styles.bring}
      data-over={over || undefined}
      aria-label={words.crumb}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <h2 className={styles.title}>{words.title}</h2>
      <p className={styles.intro}>{words.intro}</p>
      <Field label={words.paste} hint={words.pasteHint}>
        {(wiring) => (
          <TextArea
            {...wiring}
            rows={9}
            spellCheck={false}
            className={styles.block}
            value={text}
            onPaste={pasted}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button
          look="primary"
          busy={busy}
          disabled={text.trim() === ""}
          onClick={() => onRead(text)}
        >
          {busy ? words.reading : words.read}
        </Button>
        <Button icon={FileSpreadsheet} disabled={busy} onClick={() => chooser.current?.click()}>
          {words.choose}
        </Button>
        <span className={styles.hint}>{words.drop}</span>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx,.xlsm,.csv,.tsv,.txt"
          onChange={(event) => onFile(event.target.files?.[0])}
        />
      </div>
    </section>
  );
}
