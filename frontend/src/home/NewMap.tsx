// The dialog for a new map: from the paths in the data, from a template, or from a file.

import { FileJson, Trash2 } from "lucide-react";
import { type FormEvent, Fragment, useRef, useState } from "react";
import { useLocation } from "wouter";
import { ApiProblem, change, post } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { useAttempt } from "../api/useAttempt";
import { Button } from "../components/Button";
import { Field, Select, TextInput } from "../components/Field";
import { Icon } from "../components/Icon";
import { Dialog } from "../components/Overlay";
import { home as words } from "../i18n/en.home";
import type { NewMap as Made, NewMapRequest } from "../map/schema";
import styles from "./NewMap.module.css";
import { WAYS, type Way } from "./NewMapCard";
import type { MapCardData, TemplateData } from "./types";

export default function NewMapDialog({
  way,
  onWay,
  hasData,
  onClose,
}: {
  way: Way | null;
  onWay: (way: Way) => void;
  hasData: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog open={way !== null} onClose={onClose} title={words.newTitle} wide={way === "template"}>
      {way === "choose" && <Ways hasData={hasData} onWay={onWay} />}
      {way === "data" && <FromData />}
      {way === "template" && <FromTemplate />}
      {way === "file" && <FromFile />}
      {way === "future" && <OfTheFuture />}
    </Dialog>
  );
}

function Ways({ hasData, onWay }: { hasData: boolean; onWay: (way: Way) => void }) {
  return (
    <ul className={styles.ways}>
      {WAYS.map(({ way, icon, name, hint }) => {
        const off = way === "data" && !hasData;
        return (
          <li key={way}>
            <button
              type="button"
              className={styles.bigWay}
              disabled={off}
              onClick={() => onWay(way)}
            >
              <Icon of={icon} size={20} />
              <span>
                <span className={styles.wayName}>{name}</span>
                <span className={styles.wayHint}>{off ? words.needsData : hint}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function useMaking() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [, go] = useLocation();
  const make = async (body: NewMapRequest, after: (id: string) => string) => {
    setBusy(true);
    setProblem("");
    try {
      const made = await post<Made>("/maps", body);
      go(after(made.id));
    } catch (what) {
      setProblem(what instanceof ApiProblem ? what.message : String(what));
      setBusy(false);
    }
  };
  return { busy, problem, setProblem, make };
}

function TitleForm({
  start,
  busy,
  problem,
  children,
  disabled = false,
  onDone,
}: {
  start: string;
  busy: boolean;
  problem: string;
  children?: React.ReactNode;
  disabled?: boolean;
  onDone: (title: string) => void;
}) {
  const [title, setTitle] = useState(start);
  const done = (event: FormEvent) => {
    event.preventDefault();
    onDone(title.trim());
  };
  return (
    <form className={styles.form} onSubmit={done}>
      {children}
      <Field label={words.nameLabel} problem={problem || undefined}>
        {(wiring) => (
          <TextInput
            {...wiring}
            value={title}
            maxLength={120}
            placeholder={words.namePlaceholder}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <div className={styles.end}>
        <Button look="primary" type="submit" busy={busy} disabled={disabled || title.trim() === ""}>
          {busy ? words.drawing : words.draw}
        </Button>
      </div>
    </form>
  );
}

function FromData() {
  const { busy, problem, make } = useMaking();
  return (
    <TitleForm
      start={words.title0}
      busy={busy}
      problem={problem}
      onDone={(title) => void make({ start: "data", title }, (id) => `/maps/${id}/names`)}
    >
      <p className={styles.wayHint}>{words.ways.dataHint}</p>
    </TitleForm>
  );
}

function FromTemplate() {
  const { busy, problem, make } = useMaking();
  const { data, problem: unread, reload } = useAnswer<TemplateData[]>("/templates");
  const [chosen, setChosen] = useState("");
  return (
    <TitleForm
      start=""
      busy={busy}
      problem={problem}
      disabled={chosen === ""}
      onDone={(title) =>
        void make({ start: "template", template: chosen, title }, (id) => `/maps/${id}`)
      }
    >
      {unread && (
        <p role="alert" className={styles.problem}>
          {unread.message} <Button onClick={reload}>{words.tryAgain}</Button>
        </p>
      )}
      <div className={styles.templates} role="radiogroup" aria-label={words.chooseTemplate}>
        {(data ?? []).map((template, place, all) => (
          <Fragment key={template.id}>
            {template.own && !all[place - 1]?.own && (
              <p className={styles.own}>{words.ownTemplates}</p>
            )}
            <label className={styles.template}>
              <input
                type="radio"
                name="template"
                value={template.id}
                checked={chosen === template.id}
                onChange={() => setChosen(template.id)}
              />
              <span>
                <span className={styles.wayName}>{template.name}</span>
                <span className={styles.wayHint}>{template.description}</span>
                <span className={styles.stages}>{template.stages.join(" → ")}</span>
                {template.saved && (
                  <DeleteTemplate
                    template={template}
                    onGone={() => {
                      if (chosen === template.id) setChosen("");
                      reload();
                    }}
                  />
                )}
              </span>
            </label>
          </Fragment>
        ))}
      </div>
    </TitleForm>
  );
}

/** Asks first: a deleted template does not come back. */
function DeleteTemplate({ template, onGone }: { template: TemplateData; onGone: () => void }) {
  const [asking, setAsking] = useState(false);
  const { problem, attempt } = useAttempt();
  if (!asking) {
    return (
      <span>
        <Button small look="quiet" icon={Trash2} onClick={() => setAsking(true)}>
          {words.deleteTemplate}
        </Button>
      </span>
    );
  }
  const remove = async () => {
    const path = `/templates/${encodeURIComponent(template.id)}`;
    if (await attempt(() => change("DELETE", path))) onGone();
  };
  return (
    <span role="alert">
      <span className={styles.wayHint}>{problem || words.deletesTemplate(template.name)}</span>
      <Button small onClick={() => void remove()}>
        {words.deleteTemplate}
      </Button>{" "}
      <Button small look="quiet" onClick={() => setAsking(false)}>
        {words.keepTemplate}
      </Button>
    </span>
  );
}

/** A copy of one of the maps, about the journey as it is to be. */
function OfTheFuture() {
  const { busy, problem, make } = useMaking();
  const { data, problem: unread, reload } = useAnswer<readonly MapCardData[]>("/maps");
  const [chosen, setChosen] = useState("");
  const maps = data ?? [];
  const of = chosen || maps[0]?.id || "";
  return (
    <TitleForm
      key={of}
      start={words.futureTitle(maps.find((one) => one.id === of)?.title ?? "")}
      busy={busy}
      problem={problem}
      disabled={of === ""}
      onDone={(title) =>
        void make({ start: "future", of, title }, (id) => `/maps/${id}/hypotheses`)
      }
    >
      <p className={styles.wayHint}>{words.ways.futureHint}</p>
      {unread && (
        <p role="alert" className={styles.problem}>
          {unread.message} <Button onClick={reload}>{words.tryAgain}</Button>
        </p>
      )}
      {data && maps.length === 0 && <p className={styles.problem}>{words.futureNeedsMap}</p>}
      <Field label={words.futureOf}>
        {(wiring) => (
          <Select
            {...wiring}
            value={of}
            options={maps.map((one) => ({ value: one.id, label: one.title }))}
            onChange={(event) => setChosen(event.target.value)}
          />
        )}
      </Field>
    </TitleForm>
  );
}

function FromFile() {
  const { busy, problem, setProblem, make } = useMaking();
  const chooser = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const content = await file.text();
    if (!content.trimStart().startsWith("{")) return setProblem(words.notAMapFile);
    await make({ start: "file", content }, (id) => `/maps/${id}`);
  };
  return (
    <div className={styles.form}>
      <p className={styles.wayHint}>{words.ways.fileHint}</p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.end}>
        <Button look="primary" icon={FileJson} busy={busy} onClick={() => chooser.current?.click()}>
          {words.chooseFile}
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={words.chooseFile}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
