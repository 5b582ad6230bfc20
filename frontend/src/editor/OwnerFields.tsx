// Who answers for a touchpoint: the first one, and others beside.
import { useId } from "react";
import { Avatar } from "../components/Avatar";
import { Field, TextInput } from "../components/Field";
import { NameList } from "../components/NameList";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { everyOwner, ownersOf, withFirst } from "../map/belonging";
import type { Touchpoint } from "../map/types";
import { useEditor } from "./context";
import styles from "./TouchpointFields.module.css";
import { Typed } from "./Typed";

interface Props {
  touchpoint: Touchpoint;
  onSet: (values: Readonly<Record<string, string | readonly string[]>>) => void;
}

export function OwnerFields({ touchpoint, onSet }: Props) {
  const { view } = useEditor();
  const known = useId();
  const owners = ownersOf(touchpoint);
  const set = ([owner = "", ...others]: readonly string[]) =>
    onSet({ owner, other_owners: others });
  const add = (name: string) => {
    const met = owners.some((one) => one.toLowerCase() === name.toLowerCase());
    if (name && !met) set([...owners, name]);
  };
  return (
    <>
      <datalist id={known}>
        {everyOwner(view.map.touchpoints).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Typed
        label={words.owner}
        value={touchpoint.owner}
        list={known}
        onSave={(name) => set(name ? withFirst(name, owners) : owners.slice(1))}
      />
      {touchpoint.owner !== "" && (
        <div className={styles.beside}>
          <Field label={words.alsoOwners}>
            {(wiring) => (
              <TextInput
                {...wiring}
                list={known}
                placeholder={words.addOwner}
                maxLength={200}
                onBlur={(event) => {
                  const name = event.currentTarget.value.trim();
                  event.currentTarget.value = "";
                  add(name);
                }}
                onKeyDown={(event) => {
                  if (event.key === "Enter") {
                    const name = event.currentTarget.value.trim();
                    event.currentTarget.value = "";
                    add(name);
                  }
                  if (event.key === "Escape" && event.currentTarget.value) {
                    event.stopPropagation();
                    event.currentTarget.value = "";
                  }
                }}
              />
            )}
          </Field>
          <NameList
            label={words.alsoOwners}
            names={touchpoint.other_owners}
            picture={(name) => <Avatar name={name} nobody={en.frame.nobody} size={18} />}
            removing={words.ownerRemoved}
            onRemove={(name) => set(owners.filter((one) => one !== name))}
          />
        </div>
      )}
    </>
  );
}
