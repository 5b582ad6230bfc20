// Who does it and until when: the two fields side by side that every plan asks for.
import { useId } from "react";
import { Field, TextInput } from "./Field";
import styles from "./OwnerAndDue.module.css";

export function OwnerAndDue({
  owner,
  due,
  owners,
  words,
  onChange,
}: {
  owner: string;
  due: string;
  /** Names to choose from; any other may be typed. */
  owners: readonly string[];
  words: { readonly owner: string; readonly due: string; readonly dueHint: string };
  onChange: (part: { owner?: string; due?: string }) => void;
}) {
  const known = useId();
  return (
    <div className={styles.pair}>
      <Field label={words.owner}>
        {(wiring) => (
          <>
            <TextInput
              {...wiring}
              list={known}
              value={owner}
              onChange={(event) => onChange({ owner: event.target.value })}
            />
            <datalist id={known}>
              {owners.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={words.due} hint={words.dueHint}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type="date"
            value={due}
            onChange={(event) => onChange({ due: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
