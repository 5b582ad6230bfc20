// What kind of success the main target action is, and the further ones counted beside it.
import { Pencil, Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { newId } from "../api/useMapDocument";
import { Button, IconButton } from "../components/Button";
import { Field, Select, TextInput } from "../components/Field";
import { Icon } from "../components/Icon";
import { Dialog } from "../components/Overlay";
import { type TargetKind, targets as words } from "../i18n/en.targets";
import { count, share } from "../i18n/format";
import type { Condition, JourneyMap } from "../map/types";
import styles from "./Targets.module.css";
import type { EditBody, JourneyQuestionsAnswer } from "./types";

type Target = JourneyMap["header"]["targets"][number];

const KINDS: readonly TargetKind[] = ["purchase", "order", "inquiry", "own"];
const FIELDS = ["name", "page", "channel", "device", "source"];

export function Targets({
  map,
  data,
  onEdit,
}: {
  map: JourneyMap;
  data: JourneyQuestionsAnswer | null;
  onEdit: (edit: EditBody) => Promise<boolean>;
}) {
  const [opened, setOpened] = useState<Target | null>(null);
  const { targets, journey } = map.header;
  const reached = new Map(data?.further.map((one) => [one.value[0], one.journeys]));
  const whole = data?.journeys ?? 0;
  return (
    <div className={styles.targets}>
      {journey.target.length > 0 && <MainKind map={map} onEdit={onEdit} />}
      {targets.length > 0 && (
        <ul className={styles.list} aria-label={words.further}>
          {targets.map((one) => {
            const part = reached.get(one.id);
            return (
              <li key={one.id} data-target={one.id}>
                <span className={styles.name}>{words.label(one.name, one.kind, one.word)}</span>
                <span className={styles.figure}>
                  {part !== undefined &&
                    whole > 0 &&
                    `${words.of(count(part), count(whole))}, ${share(part / whole)}`}
                </span>
                <IconButton
                  icon={Pencil}
                  label={words.change(one.name)}
                  onClick={() => setOpened(one)}
                />
                <IconButton
                  icon={X}
                  label={words.remove(one.name)}
                  onClick={() => void onEdit({ type: "remove-target", target_id: one.id })}
                />
              </li>
            );
          })}
        </ul>
      )}
      {map.touchpoints.length > 0 && (
        <button type="button" className={styles.add} onClick={() => setOpened(blank())}>
          <Icon of={Plus} size={13} /> {words.add}
        </button>
      )}
      {opened && (
        <TargetDialog
          map={map}
          target={opened}
          onClose={() => setOpened(null)}
          onSave={async (edit) => {
            if (await onEdit(edit)) setOpened(null);
          }}
        />
      )}
    </div>
  );
}

function blank(): Target {
  return { id: "", name: "", kind: "inquiry", word: "", touchpoints: [], conditions: [] };
}

function MainKind({
  map,
  onEdit,
}: {
  map: JourneyMap;
  onEdit: (edit: EditBody) => Promise<boolean>;
}) {
  const { target_kind: kind, target_word: word } = map.header.journey;
  const [naming, setNaming] = useState(false);
  const own = naming || kind === "own";
  const choose = (chosen: TargetKind) => {
    setNaming(chosen === "own");
    if (chosen !== "own") void onEdit({ type: "set-journey-rule", target_kind: chosen });
  };
  const say = (typed: string) => {
    setNaming(false);
    if (typed.trim() && typed.trim() !== word) {
      void onEdit({ type: "set-journey-rule", target_kind: "own", target_word: typed.trim() });
    }
  };
  return (
    <p className={styles.kind}>
      <label>
        {words.kind}{" "}
        <select
          value={own ? "own" : kind}
          onChange={(event) => choose(event.target.value as TargetKind)}
        >
          {["" as const, ...KINDS].map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      {own && (
        <input
          key={word}
          aria-label={words.word}
          placeholder={words.wordExample}
          defaultValue={word}
          onBlur={(event) => say(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
          }}
        />
      )}
    </p>
  );
}

function TargetDialog({
  map,
  target,
  onClose,
  onSave,
}: {
  map: JourneyMap;
  target: Target;
  onClose: () => void;
  onSave: (edit: EditBody) => Promise<void>;
}) {
  const [name, setName] = useState(target.name);
  const [kind, setKind] = useState<TargetKind>(target.kind);
  const [word, setWord] = useState(target.word);
  const [at, setAt] = useState(target.touchpoints[0] ?? "");
  const [test, setTest] = useState<Condition>(
    target.conditions[0] ?? { field: "name", operator: "contains", value: "" },
  );
  const tested = test.operator === "exists" || test.value.trim() !== "";
  const usable =
    name.trim() !== "" && (kind !== "own" || word.trim() !== "") && (at !== "" || tested);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!usable) return;
    // What the dialog does not show, several touchpoints or tests, stays as it is.
    const touchpoints = at ? [at, ...target.touchpoints.slice(1).filter((one) => one !== at)] : [];
    const conditions = tested ? [test, ...target.conditions.slice(1)] : [];
    void onSave({
      type: target.id ? "set-target" : "add-target",
      target_id: target.id || newId("target"),
      name: name.trim(),
      kind,
      word: kind === "own" ? word.trim() : "",
      touchpoints,
      conditions,
    });
  };
  return (
    <Dialog open title={words.dialog} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <p className={styles.about}>{words.about}</p>
        <Field label={words.name}>
          {(wiring) => (
            <TextInput {...wiring} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={words.kind}>
          {(wiring) => (
            <Select
              {...wiring}
              value={kind}
              options={KINDS.map((one) => ({ value: one, label: words.kinds[one] }))}
              onChange={(event) => setKind(event.target.value as TargetKind)}
            />
          )}
        </Field>
        {kind === "own" && (
          <Field label={words.word}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={word}
                placeholder={words.wordExample}
                onChange={(event) => setWord(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={words.at}>
          {(wiring) => (
            <Select
              {...wiring}
              value={at}
              options={[
                { value: "", label: words.anywhere },
                ...map.touchpoints.map((one) => ({ value: one.id, label: one.name })),
              ]}
              onChange={(event) => setAt(event.target.value)}
            />
          )}
        </Field>
        <fieldset className={styles.test}>
          <legend>{words.test}</legend>
          <TextInput
            list="target-fields"
            aria-label={words.field}
            value={test.field}
            onChange={(event) => setTest({ ...test, field: event.target.value })}
          />
          <datalist id="target-fields">
            {FIELDS.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <Select
            aria-label={words.operator}
            value={test.operator}
            onChange={(event) =>
              setTest({ ...test, operator: event.target.value as Condition["operator"] })
            }
            options={Object.entries(words.operators).map(([value, label]) => ({ value, label }))}
          />
          {test.operator !== "exists" && (
            <TextInput
              aria-label={words.value}
              value={test.value}
              onChange={(event) => setTest({ ...test, value: event.target.value })}
            />
          )}
        </fieldset>
        <div className={styles.buttons}>
          <Button type="button" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" look="primary" disabled={!usable}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
