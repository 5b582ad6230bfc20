// The import wizard: file, columns, identity and privacy, check and import. Several files are
// walked one after the other; a known one needs only a confirmation.

import { Check, ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { useAnswer } from "../api/useAnswer";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { several, size } from "../i18n/amounts";
import { importing as words } from "../i18n/en.import";
import { count } from "../i18n/format";
import type { Home } from "../map/schema";
import { RemarksCards } from "../remarks/RemarksCards";
import { type RemarksVisit, useRemarks } from "../remarks/useRemarks";
import { CheckStep } from "./CheckStep";
import { ColumnsStep } from "./ColumnsStep";
import { FileStep } from "./FileStep";
import { FileStrip } from "./FileStrip";
import { IdentityStep } from "./IdentityStep";
import styles from "./ImportScreen.module.css";
import {
  currentFile,
  nextOpenFile,
  othersAsking,
  type QueuedFile,
  sameAnswer,
} from "./import_queue";
import { showQuestions } from "./QuestionCards";
import type { Inspection, Option, Question } from "./types";
import { useImport } from "./useImport";
import { CLOSED, ZONE } from "./zones";

type Step = 0 | 1 | 2 | 3;

export default function ImportScreen() {
  const visit = useImport();
  const remarks = useRemarks();
  const [step, setStep] = useState<Step>(0);
  const [atWork, setAtWork] = useState(false);
  const workspace = useAnswer<Home>("/home");
  const file = currentFile(visit);
  const unsaved = visit.files.some((each) => each.state !== "done" && each.state !== "failed");
  useLeaveWarning(unsaved);

  const go = (to: Step, key?: string) => {
    if (key) visit.tell({ type: "chosen", key });
    setStep(to);
    document.getElementById("content")?.scrollTo({ top: 0 });
  };
  const ask = (key: string) => {
    go(1, key);
    showQuestions();
  };
  // Totals of a report name nobody: there is no identity to look at.
  const totals = step === 1 && Boolean(file?.inspection?.totals);
  const looked = step === 2 || totals;
  const done = visit.files.map((each) =>
    looked && each.key === file?.key ? { ...each, confirmed: true } : each,
  );
  // From the list of files the walk begins at its top, later after the file on the screen.
  const following = nextOpenFile({
    files: done,
    current: step === 0 ? "" : (file?.key ?? ""),
  });
  const onward = () => {
    if (step === 1 && !totals) return go(2);
    if (looked && file) visit.tell({ type: "confirmed", key: file.key });
    if (following) return go(1, following.key);
    return go(3);
  };
  const answer = async (question: Question, option: Option, everywhere: boolean) => {
    if (!file) return;
    if (everywhere && (question.id === ZONE || question.id === CLOSED)) {
      visit.settle(question.id, option.value);
    }
    const alike = everywhere ? sameAnswer(visit.files, file.key, question, option.value) : [];
    // One after the other: each look at a file is a process of its own.
    await visit.answer(file.key, { question, option });
    for (const other of alike) await visit.answer(other.key, other.answer);
  };
  const leaveOut = (key: string) => {
    visit.remove(key);
    const open = nextOpenFile({
      files: visit.files.filter((each) => each.key !== key),
      current: "",
    });
    if (open) return go(1, open.key);
    return go(visit.files.length > 1 ? 3 : 0);
  };
  const back = () => {
    if (step === 3 && file?.inspection?.totals && file.state === "open") return go(1);
    if (step === 3) return go(file && file.state === "open" ? 2 : 0);
    return go((step - 1) as Step);
  };
  const over = step === 3 && visit.files.length > 0 && !unsaved;
  const alone = step === 0 && visit.files.length === 0 && remarks.files.length > 0;
  const held = alone ? ofRemarks(remarks) : holds(step, visit.files, file);
  const name = workspace.data?.workspace;

  return (
    <AppFrame
      crumbs={[
        ...(name ? [{ label: name, href: "/" }] : []),
        {
          label:
            step > 0 && step < 3 && file ? `${words.crumbData}: ${file.name}` : words.crumbData,
        },
      ]}
      actions={
        <Link href="/" className={styles.leave}>
          {words.leave}
        </Link>
      }
    >
      <div className={styles.screen}>
        <div className={styles.head}>
          <Steps step={step} />
          {file?.inspection && step > 0 && step < 3 && (
            <p className={styles.facts}>{facts(file.inspection)}</p>
          )}
        </div>
        {visit.files.length > 1 && step > 0 && step < 3 && (
          <FileStrip files={visit.files} current={visit.current} onChoose={(key) => go(1, key)} />
        )}
        {file?.problem && step > 0 && step < 3 && (
          <p className={styles.problem} role="alert">
            {file.problem}
          </p>
        )}
        {step === 0 && (
          <FileStep
            files={visit.files}
            onSort={remarks.sort}
            onAdd={visit.add}
            onRemove={visit.remove}
            onOpen={(key) => go(1, key)}
            onAsk={ask}
          />
        )}
        {(step === 0 || step === 3) && <RemarksCards visit={remarks} />}
        {step === 1 && file && (
          <ColumnsStep
            file={file}
            zone={zoneOf(visit.files)}
            onRemap={(key, mapping) => void visit.remap(key, mapping)}
            alike={(question) => othersAsking(visit.files, file.key, question)}
            onAnswer={(...given) => void answer(...given)}
            onLeaveOut={leaveOut}
          />
        )}
        {step === 2 && file?.inspection && (
          <IdentityStep
            inspection={file.inspection}
            onRemap={(mapping) => void visit.remap(file.key, mapping)}
          />
        )}
        {step === 3 && (
          <CheckStep
            files={visit.files}
            busy={atWork}
            onOpen={(key) => go(1, key)}
            onAsk={ask}
            onAdd={() => go(0)}
            onImport={async () => {
              setAtWork(true);
              const asking = await visit.importAll();
              setAtWork(false);
              if (asking) ask(asking);
            }}
          />
        )}
        <div className={styles.foot}>
          {step > 0 && !over && (
            <Button icon={ChevronLeft} onClick={back} disabled={atWork}>
              {words.back}
            </Button>
          )}
          {step < 3 && (
            <>
              <span className={styles.hint} aria-live="polite">
                {step === 1 && (file?.inspection?.questions.length ?? 0) > 0 && !file?.looking ? (
                  <button type="button" className={styles.ask} onClick={showQuestions}>
                    {held}
                  </button>
                ) : (
                  held ||
                  (looked && following
                    ? words.nextFileHint(count(checked(done)), count(readable(done)))
                    : words.nextHints[totals ? 2 : step])
                )}
              </span>
              <Button look="primary" onClick={onward} disabled={held !== ""}>
                {looked && following ? words.nextFile(following.name) : words.next}
                <Icon of={ChevronRight} size={14} />
              </Button>
            </>
          )}
        </div>
      </div>
    </AppFrame>
  );
}

function Steps({ step }: { step: Step }) {
  return (
    <ol className={styles.steps} aria-label={words.stepsLabel}>
      {words.steps.map((name, at) => (
        <li
          key={name}
          className={styles.step}
          data-state={at < step ? "done" : at === step ? "now" : "later"}
          aria-current={at === step ? "step" : undefined}
        >
          <span className={styles.number}>
            {at < step ? <Icon of={Check} size={12} /> : at + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}

/** Say that remarks alone go no further than this page. */
function ofRemarks(visit: RemarksVisit): string {
  return visit.files.every((each) => each.taken) ? words.held.remarksTaken : words.held.onlyRemarks;
}

/** Say what holds the wizard back at a step; "" = nothing. */
function holds(step: Step, files: readonly QueuedFile[], file: QueuedFile | null): string {
  if (step === 0) {
    if (files.length === 0) return words.held.noFile;
    const busy = files.filter((each) => each.state === "uploading" || each.state === "reading");
    if (busy.length > 0) return words.held.reading(busy.length);
    return files.every((each) => each.state === "failed") ? words.held.unreadable : "";
  }
  if (step === 1) {
    if (!file?.inspection || file.looking) return words.held.looking;
    const open = file.inspection.questions.length;
    if (open > 0) return words.held.questions(open);
    if (file.inspection.rows_ready === 0) return words.held.noRows;
  }
  if (step === 2 && file?.looking) return words.held.looking;
  return "";
}

/** Give the zone the files of this import are read in; "" = none says one. */
function zoneOf(files: readonly QueuedFile[]): string {
  return files.map((file) => file.inspection?.mapping.time_zone ?? "").find(Boolean) ?? "";
}

/** Count the files a person looked through, or that need no look. */
function checked(files: readonly QueuedFile[]): number {
  return files.filter((file) => file.confirmed || ["ready", "done"].includes(file.state)).length;
}

function readable(files: readonly QueuedFile[]): number {
  return files.filter((file) => file.state !== "failed").length;
}

function facts(inspection: Inspection): string {
  const separator = inspection.separator === "\t" ? words.tab : inspection.separator;
  return [
    several(inspection.rows_read, "row", "rows"),
    inspection.encoding.toUpperCase(),
    separator && words.separator(separator),
    size(inspection.byte_count),
  ]
    .filter(Boolean)
    .join(" · ");
}

function useLeaveWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [on]);
}
