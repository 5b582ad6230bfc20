// The action list: what was decided, by state, late ones in word and colour.
import { CalendarDays, Download, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { address } from "../api/client";
import { Avatar } from "../components/Avatar";
import { Button, IconButton } from "../components/Button";
import { Chip } from "../components/Chip";
import { Field, Select } from "../components/Field";
import { Icon } from "../components/Icon";
import { several } from "../i18n/amounts";
import { findings } from "../i18n/en.findings";
import { count, day } from "../i18n/format";
import styles from "./ActionList.module.css";
import { type Action, type ActionState, STATES } from "./types";

const words = findings.actions;
const WHOSE = "desireline.actions.whose";

export function ActionList({
  mapId,
  actions,
  stageName,
  busy,
  onAdd,
  onEdit,
  onState,
}: {
  mapId: string;
  actions: readonly Action[];
  stageName: (id: string) => string;
  busy: boolean;
  onAdd: () => void;
  onEdit: (action: Action) => void;
  onState: (action: Action, state: ActionState) => void;
}) {
  const [whose, setWhose] = useState(() => localStorage.getItem(WHOSE) ?? "");
  const [lateOnly, setLateOnly] = useState(false);
  const owners = [...new Set(actions.map((one) => one.owner).filter(Boolean))].sort();
  const known = owners.includes(whose) ? whose : "";
  const shown = actions.filter((one) => (!known || one.owner === known) && (!lateOnly || one.late));
  const late = actions.filter((one) => one.late).length;
  return (
    <section
      className={styles.panel}
      aria-label={words.title}
      data-none={actions.length === 0 || undefined}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          {words.title}{" "}
          <span className={styles.muted}>
            {words.summary(several(actions.length, "action", "actions"), late ? count(late) : "")}
          </span>
        </h2>
        <Button small icon={Plus} look="primary" onClick={onAdd}>
          {words.add}
        </Button>
      </header>
      {actions.length > 0 && (
        <div className={styles.filters}>
          {owners.length > 0 && (
            <Field label={words.owner} hideLabel>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={known}
                  options={[
                    { value: "", label: words.everybody },
                    ...owners.map((name) => ({ value: name, label: words.ownerIs(name) })),
                  ]}
                  onChange={(event) => {
                    localStorage.setItem(WHOSE, event.target.value);
                    setWhose(event.target.value);
                  }}
                />
              )}
            </Field>
          )}
          <Chip on={lateOnly} onClick={() => setLateOnly(!lateOnly)}>
            {words.lateOnly}
          </Chip>
          <a className={styles.tracker} href={address(`/maps/${mapId}/actions.csv`)} download>
            <Icon of={Download} size={14} />
            {words.tracker}
          </a>
        </div>
      )}
      {actions.length === 0 && (
        <div className={styles.empty}>
          <p className={styles.emptyTitle}>{words.none}</p>
          <p className={styles.muted}>{words.noneText}</p>
        </div>
      )}
      {actions.length > 0 && shown.length === 0 && (
        <p className={`${styles.empty} ${styles.muted}`}>{words.noneShown}</p>
      )}
      {STATES.filter((state) => shown.some((one) => one.state === state)).map((state) => {
        const here = shown.filter((one) => one.state === state);
        return (
          <section key={state} className={styles.group} aria-label={words.states[state]}>
            <h3 className={styles.state}>
              {words.states[state]} <span className={styles.muted}>{count(here.length)}</span>
            </h3>
            <ul className={styles.list}>
              {here.map((action) => (
                <Card
                  key={action.id}
                  action={action}
                  stage={stageName(action.stage_id)}
                  busy={busy}
                  onEdit={() => onEdit(action)}
                  onState={(next) => onState(action, next)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

function Card({
  action,
  stage,
  busy,
  onEdit,
  onState,
}: {
  action: Action;
  stage: string;
  busy: boolean;
  onEdit: () => void;
  onState: (state: ActionState) => void;
}) {
  return (
    <li className={styles.card} data-action={action.id}>
      <div className={styles.top}>
        <p className={styles.text}>{action.text}</p>
        <IconButton icon={Pencil} size={14} label={words.edit(action.text)} onClick={onEdit} />
      </div>
      {action.finding_sentence && (
        <p className={styles.muted}>
          {words.from}: {action.finding_sentence}
        </p>
      )}
      <p className={styles.muted}>
        {words.measure}: {action.measure || words.noMeasure}
        {stage && ` · ${stage}`}
      </p>
      <div className={styles.foot}>
        <Avatar name={action.owner} size={20} nobody={words.nobody} />
        <span className={styles.owner}>{action.owner || words.noOwner}</span>
        <span className={action.late ? styles.late : styles.date}>
          <Icon of={CalendarDays} size={13} />
          {whenText(action)}
        </span>
        <Field label={words.state(action.text)} hideLabel>
          {(wiring) => (
            <Select
              {...wiring}
              className={styles.select}
              disabled={busy}
              value={action.state}
              options={STATES.map((state) => ({ value: state, label: words.states[state] }))}
              onChange={(event) => onState(event.target.value as ActionState)}
            />
          )}
        </Field>
      </div>
    </li>
  );
}

function whenText(action: Action): string {
  if (action.state === "done") return words.doneOn(day(action.done_on));
  if (!action.due) return words.noDate;
  return action.late ? words.late(day(action.due)) : day(action.due);
}
