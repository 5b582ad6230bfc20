// The dialog of a further target action: its name, its kind, where it happens and what its event has.
import { Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { newId } from "../api/useMapDocument";
import { Button, IconButton } from "../components/Button";
import { Field, Select, TextInput } from "../components/Field";
import { Icon } from "../components/Icon";
import { Dialog } from "../components/Overlay";
import { type TargetKind, targets as words } from "../i18n/en.targets";
import type { Condition, JourneyMap } from "../map/types";
import styles from "./Targets.module.css";
import { blankTest, FIELDS, isUsable, KINDS, saidTests, type Target } from "./targetForm";
import type { EditBody } from "./types";

export function TargetDialog({
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
  const [held, setHeld] = useState(target);
  const change = (part: Partial<Target>) => setHeld({ ...held, ...part });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isUsable(held)) return;
    void onSave({
      type: target.id ? "set-target" : "add-target",
      target_id: target.id || newId("target"),
      name: held.name.trim(),
      kind: held.kind,
      word: held.kind === "own" ? held.word.trim() : "",
      touchpoints: held.touchpoints,
      conditions: saidTests(held.conditions),
    });
  };
  return (
    <Dialog open title={target.id ? words.dialogChange : words.dialog} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        <p className={styles.about}>{words.about}</p>
        <div className={styles.named}>
          <Field label={words.name}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={held.name}
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label={words.kind}>
            {(wiring) => (
              <Select
                {...wiring}
                value={held.kind}
                options={KINDS.map((one) => ({ value: one, label: words.kinds[one] }))}
                onChange={(event) => change({ kind: event.target.value as TargetKind })}
              />
            )}
          </Field>
        </div>
        {held.kind === "own" && (
          <Field label={words.word}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={held.word}
                placeholder={words.wordExample}
                onChange={(event) => change({ word: event.target.value })}
              />
            )}
          </Field>
        )}
        <Places map={map} chosen={held.touchpoints} onChange={change} />
        <Tests tests={held.conditions} onChange={(conditions) => change({ conditions })} />
        <div className={styles.buttons}>
          <Button type="button" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" look="primary" disabled={!isUsable(held)}>
            {target.id ? words.keep : words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The touchpoints it may happen at, one of them is enough; none chosen = any. */
function Places({
  map,
  chosen,
  onChange,
}: {
  map: JourneyMap;
  chosen: readonly string[];
  onChange: (part: { touchpoints: string[] }) => void;
}) {
  const nameOf = (id: string) => map.touchpoints.find((one) => one.id === id)?.name ?? id;
  return (
    <div className={styles.places}>
      <Field label={words.at}>
        {(wiring) => (
          <Select
            {...wiring}
            value=""
            options={[
              { value: "", label: chosen.length > 0 ? words.another : words.anywhere },
              ...map.touchpoints
                .filter((one) => !chosen.includes(one.id))
                .map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(event) => {
              if (event.target.value) onChange({ touchpoints: [...chosen, event.target.value] });
            }}
          />
        )}
      </Field>
      {chosen.length > 0 && (
        <ul className={styles.chosen} aria-label={words.chosen}>
          {chosen.map((id) => (
            <li key={id}>
              {nameOf(id)}
              <IconButton
                icon={X}
                size={12}
                label={words.leaveOut(nameOf(id))}
                onClick={() => onChange({ touchpoints: chosen.filter((one) => one !== id) })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What its event must have, all of it; the first row is there to be filled. */
function Tests({
  tests,
  onChange,
}: {
  tests: readonly Condition[];
  onChange: (tests: Condition[]) => void;
}) {
  const rows = tests.length > 0 ? tests : [blankTest()];
  const set = (at: number, part: Partial<Condition>) =>
    onChange(rows.map((one, place) => (place === at ? { ...one, ...part } : one)));
  return (
    <fieldset className={styles.tests}>
      <legend>{words.test}</legend>
      {rows.map((test, at) => (
        <div key={at} className={styles.test}>
          <TextInput
            list="target-fields"
            aria-label={words.field}
            value={test.field}
            onChange={(event) => set(at, { field: event.target.value })}
          />
          <Select
            aria-label={words.operator}
            value={test.operator}
            onChange={(event) => set(at, { operator: event.target.value as Condition["operator"] })}
            options={Object.entries(words.operators).map(([value, label]) => ({ value, label }))}
          />
          {test.operator === "exists" ? (
            <span />
          ) : (
            <TextInput
              aria-label={words.value}
              value={test.value}
              onChange={(event) => set(at, { value: event.target.value })}
            />
          )}
          <IconButton
            icon={X}
            size={14}
            label={words.noTest}
            disabled={tests.length === 0}
            onClick={() => onChange(rows.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <datalist id="target-fields">
        {FIELDS.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="button" className={styles.add} onClick={() => onChange([...rows, blankTest()])}>
        <Icon of={Plus} size={13} /> {words.addTest}
      </button>
    </fieldset>
  );
}
