// Totals from our own reports: paste, choose or type them, and say in which cell each line counts.
import { FileUp, Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { ApiProblem, post, send } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { useAttempt } from "../api/useAttempt";
import { useMapDocument } from "../api/useMapDocument";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { Field, Select, TextArea, TextInput } from "../components/Field";
import { mapCrumbs } from "../components/frame";
import { Notice } from "../components/Notice";
import { several } from "../i18n/amounts";
import { totalsWords as words } from "../i18n/en.totals";
import { periodText, valueText } from "../i18n/totals";
import type { Upload } from "../map/schema";
import { ReportCard } from "./ReportCard";
import styles from "./TotalsScreen.module.css";
import type { Report, ReportRead, Total } from "./types";

const SHOWN = 6;

export default function TotalsScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  const document = useMapDocument(id);
  const reports = useAnswer<readonly Report[]>(`/maps/${id}/totals`);
  const map = document.map;
  const [removed, setRemoved] = useState<Report | null>(null);
  return (
    <AppFrame mapId={id} crumbs={mapCrumbs(id, map?.header.title, words)}>
      <div className={styles.screen}>
        {(document.problem ?? reports.problem) && (
          <Notice
            problem
            title={words.problem}
            text={(document.problem ?? reports.problem)?.message}
          >
            <Button onClick={reports.reload}>{words.tryAgain}</Button>
          </Notice>
        )}
        <header className={styles.head}>
          <h2>{words.title}</h2>
          <p>{words.lead}</p>
        </header>
        <div className={styles.columns}>
          <NewReport id={id} onKept={reports.reload} />
          <section className={styles.reports} aria-label={words.title}>
            {removed && (
              <Removed
                id={id}
                report={removed}
                onBack={() => {
                  setRemoved(null);
                  reports.reload();
                }}
              />
            )}
            {reports.data?.length === 0 && <Notice title={words.none} text={words.noneHelp} />}
            {map &&
              reports.data?.map((report) => (
                <ReportCard
                  key={report.report_id}
                  id={id}
                  map={map}
                  report={report}
                  onChange={reports.reload}
                  onRemoved={() => setRemoved(report)}
                />
              ))}
          </section>
        </div>
      </div>
    </AppFrame>
  );
}

function Removed({ id, report, onBack }: { id: string; report: Report; onBack: () => void }) {
  const { problem, attempt } = useAttempt();
  const restore = async () => {
    if (await attempt(() => post(`/maps/${id}/totals/${report.report_id}/restore`, {}))) onBack();
  };
  return (
    <Notice title={words.removed(report.title)} problem={problem !== ""} text={problem}>
      <Button icon={Undo2} onClick={() => void restore()}>
        {words.undo(report.title)}
      </Button>
    </Notice>
  );
}

function NewReport({ id, onKept }: { id: string; onKept: () => void }) {
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [upload, setUpload] = useState("");
  const [read, setRead] = useState<ReportRead | null>(null);
  const [problem, setProblem] = useState("");
  const file = useRef<HTMLInputElement>(null);

  async function attempt(work: () => Promise<void>) {
    try {
      await work();
      setProblem("");
    } catch (trouble) {
      setProblem(trouble instanceof ApiProblem ? trouble.message : String(trouble));
    }
  }

  const readText = () =>
    attempt(async () => {
      setUpload("");
      setRead(await post<ReportRead>("/totals/read", { text }));
    });
  const readFile = (chosen: File) =>
    attempt(async () => {
      const [kept] = await send<readonly Upload[]>("/uploads", [chosen]);
      if (!kept) return;
      setUpload(kept.upload_id);
      setTitle((before) => before || kept.name.replace(/\.[^.]+$/, ""));
      setRead(await post<ReportRead>("/totals/read", { upload_id: kept.upload_id }));
    });
  const keep = (totals: readonly Total[]) =>
    attempt(async () => {
      await post(`/maps/${id}/totals`, { title: title.trim(), totals, upload_id: upload });
      setTitle("");
      setText("");
      setUpload("");
      setRead(null);
      onKept();
    });

  return (
    <section className={styles.add} aria-label={words.add}>
      <h3>{words.add}</h3>
      <Field label={words.name} hint={words.nameHint}>
        {(wiring) => (
          <TextInput {...wiring} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      {read ? (
        <Read
          read={read}
          ready={title.trim() !== ""}
          onKeep={() => void keep(read.table.totals)}
          onAgain={() => setRead(null)}
          onSheet={(sheet) =>
            void attempt(async () =>
              setRead(await post<ReportRead>("/totals/read", { upload_id: upload, sheet })),
            )
          }
        />
      ) : (
        <>
          <Field label={words.paste} hint={words.pasteHint}>
            {(wiring) => (
              <TextArea
                {...wiring}
                rows={6}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <div className={styles.buttons}>
            <Button look="primary" disabled={text.trim() === ""} onClick={() => void readText()}>
              {words.read}
            </Button>
            <span>{words.or}</span>
            <Button icon={FileUp} onClick={() => file.current?.click()}>
              {words.file}
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              aria-label={words.file}
              accept=".csv,.tsv,.txt,.xlsx"
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                event.target.value = "";
                if (chosen) void readFile(chosen);
              }}
            />
          </div>
          <Typed ready={title.trim() !== ""} onKeep={(total) => void keep([total])} />
        </>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function Read({
  read,
  ready,
  onKeep,
  onAgain,
  onSheet,
}: {
  read: ReportRead;
  ready: boolean;
  onKeep: () => void;
  onAgain: () => void;
  onSheet: (sheet: string) => void;
}) {
  const { totals, left_out, unread } = read.table;
  const lines = new Set(totals.map((one) => one.label)).size;
  return (
    <div className={styles.read}>
      {read.sheets.length > 1 && (
        <Field label={words.sheet}>
          {(wiring) => (
            <Select
              {...wiring}
              value={read.sheet}
              onChange={(event) => onSheet(event.target.value)}
              options={read.sheets.map((one) => ({ value: one, label: one }))}
            />
          )}
        </Field>
      )}
      <p>
        <strong>
          {words.found(several(totals.length, ...words.total), several(lines, ...words.line))}
        </strong>
      </p>
      <ul className={styles.preview}>
        {totals.slice(0, SHOWN).map((one) => (
          <li key={`${one.label}-${one.period_from}`}>
            <span>{one.label}</span>
            <span>{periodText(one.period_from, one.period_to)}</span>
            <strong>{valueText(one.value, one.unit)}</strong>
          </li>
        ))}
      </ul>
      {totals.length > SHOWN && <p>{words.more(totals.length - SHOWN)}</p>}
      {left_out.length > 0 && <p>{words.leftOut(left_out.join(", "))}</p>}
      {read.notice && <p>{read.notice}</p>}
      {unread.length > 0 && <p>{words.unread(unread.slice(0, SHOWN).join("; "))}</p>}
      <div className={styles.buttons}>
        <Button look="primary" disabled={!ready} onClick={onKeep}>
          {words.keep}
        </Button>
        <Button onClick={onAgain}>{words.again}</Button>
      </div>
    </div>
  );
}

function Typed({ ready, onKeep }: { ready: boolean; onKeep: (total: Total) => void }) {
  return (
    <details className={styles.typed}>
      <summary>{words.typing}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const said = (name: string) => String(form.get(name) ?? "").trim();
          onKeep({
            label: said("label"),
            period_from: said("from"),
            period_to: said("until"),
            value: Number(said("value")),
            unit: said("unit"),
          });
        }}
      >
        <Field label={words.label}>
          {(wiring) => <TextInput {...wiring} name="label" required />}
        </Field>
        <div className={styles.two}>
          <Field label={words.from}>
            {(wiring) => <TextInput {...wiring} type="date" name="from" required />}
          </Field>
          <Field label={words.until}>
            {(wiring) => <TextInput {...wiring} type="date" name="until" required />}
          </Field>
          <Field label={words.value}>
            {(wiring) => <TextInput {...wiring} type="number" step="any" name="value" required />}
          </Field>
          <Field label={words.unit}>
            {(wiring) => (
              <Select
                {...wiring}
                name="unit"
                options={Object.entries(words.units).map(([value, label]) => ({ value, label }))}
              />
            )}
          </Field>
        </div>
        <Button type="submit" disabled={!ready}>
          {words.keep}
        </Button>
      </form>
    </details>
  );
}
