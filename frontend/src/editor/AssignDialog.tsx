// Says who answers for a whole stage: every touchpoint of it at once.
import { useId, useState } from "react";
import { Field, TextInput } from "../components/Field";
import { editing as words } from "../i18n/en.editing";
import { everyOwner } from "../map/belonging";
import type { Stage } from "../map/types";
import { ChoiceDialog } from "./ChoiceDialog";
import { useEditor } from "./context";

export default function AssignDialog({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const { view, make } = useEditor();
  const here = view.touchpoints(stage.id);
  const owners = [...new Set(here.map((one) => one.owner))];
  const [owner, setOwner] = useState(owners.length === 1 ? (owners[0] ?? "") : "");
  const isSo = here.every((one) => one.owner === owner.trim() && one.other_owners.length === 0);
  const known = useId();
  return (
    <ChoiceDialog
      title={words.assign.title(stage.name)}
      takes={owner.trim() ? words.assign.save : words.assign.nobody}
      disabled={isSo}
      onClose={onClose}
      onTake={() => void make({ type: "assign-stage", stage_id: stage.id, owner: owner.trim() })}
    >
      <datalist id={known}>
        {everyOwner(view.map.touchpoints).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field
        label={words.owner}
        hint={here.length === 0 ? words.assign.none : words.assign.hint(here.length)}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            list={known}
            value={owner}
            maxLength={200}
            onChange={(event) => setOwner(event.target.value)}
          />
        )}
      </Field>
    </ChoiceDialog>
  );
}
