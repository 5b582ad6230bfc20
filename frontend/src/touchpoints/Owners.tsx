// Who answers for a touchpoint, in its line: the first one to type over, and others beside.
import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Avatar } from "../components/Avatar";
import { IconButton } from "../components/Button";
import { TextInput } from "../components/Field";
import { NameList } from "../components/NameList";
import { en } from "../i18n/en";
import { touchpoints as words } from "../i18n/en.touchpoints";
import { ownersOf, withFirst } from "../map/belonging";
import type { Touchpoint } from "../map/types";
import styles from "./TouchpointTable.module.css";

interface Props {
  touchpoint: Touchpoint;
  onSet: (touchpointId: string, values: { owner: string; other_owners: readonly string[] }) => void;
}

export function Owners({ touchpoint, onSet }: Props) {
  const [adding, setAdding] = useState(false);
  const owners = ownersOf(touchpoint);
  const set = ([owner = "", ...others]: readonly string[]) =>
    onSet(touchpoint.id, { owner, other_owners: others });
  const keep = (text: string) => {
    const name = text.trim();
    if (name !== touchpoint.owner) set(name ? withFirst(name, owners) : owners.slice(1));
  };
  const add = (text: string) => {
    const name = text.trim();
    setAdding(false);
    if (name && !owners.some((one) => one.toLowerCase() === name.toLowerCase())) {
      set([...owners, name]);
    }
  };
  const leave = (event: KeyboardEvent<HTMLInputElement>, before: string) => {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") {
      event.currentTarget.value = before;
      event.currentTarget.blur();
    }
  };
  return (
    <div className={styles.owners}>
      <span className={styles.firstOwner}>
        <TextInput
          key={touchpoint.owner}
          className={styles.owner}
          defaultValue={touchpoint.owner}
          placeholder={touchpoint.department || words.noOwner}
          aria-label={words.ownerOf(touchpoint.name)}
          maxLength={120}
          onBlur={(event) => keep(event.target.value)}
          onKeyDown={(event) => leave(event, touchpoint.owner)}
        />
        {touchpoint.owner && !adding && (
          <IconButton
            icon={Plus}
            size={13}
            className={styles.add ?? ""}
            label={words.anotherOf(touchpoint.name)}
            onClick={() => setAdding(true)}
          />
        )}
      </span>
      <NameList
        label={words.alsoOf(touchpoint.name)}
        names={touchpoint.other_owners}
        picture={(name) => <Avatar name={name} nobody={en.frame.nobody} size={18} />}
        removing={words.takeAway}
        onRemove={(name) => set(owners.filter((one) => one !== name))}
      />
      {adding && (
        <TextInput
          autoFocus
          className={styles.owner}
          placeholder={words.another}
          aria-label={words.anotherOf(touchpoint.name)}
          maxLength={120}
          onBlur={(event) => add(event.target.value)}
          onKeyDown={(event) => leave(event, "")}
        />
      )}
    </div>
  );
}
