// Chooses the map that shows a stage in detail, among the maps of the workspace.
import { useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { Field, Select } from "../components/Field";
import { editing as words } from "../i18n/en.editing";
import type { Home } from "../map/schema";
import type { Stage } from "../map/types";
import { ChoiceDialog } from "./ChoiceDialog";
import { useEditor } from "./context";

export default function LinkDialog({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const { view, make } = useEditor();
  const home = useAnswer<Home>("/home");
  const [chosen, setChosen] = useState<string | null>(null);
  const present = stage.detail?.map_id ?? "";
  const mapId = chosen ?? present;
  const maps = (home.data?.maps ?? []).filter((one) => one.id !== view.map.header.id);
  const isGone = home.data !== null && present !== "" && !maps.some((one) => one.id === present);
  const save = () => {
    if (mapId === present) return;
    const title = maps.find((one) => one.id === mapId)?.title ?? "";
    void make({ type: "link-map", stage_id: stage.id, map_id: mapId, title });
  };
  return (
    <ChoiceDialog
      title={words.link.title(stage.name)}
      takes={words.link.save}
      disabled={home.data === null}
      onClose={onClose}
      onTake={save}
    >
      <Field
        label={words.link.label}
        hint={maps.length === 0 && home.data ? words.link.noOther : words.link.hint}
        problem={home.problem?.message ?? (isGone ? words.link.gone : undefined)}
      >
        {(wiring) => (
          <Select
            {...wiring}
            value={mapId}
            onChange={(event) => setChosen(event.target.value)}
            options={[
              { value: "", label: words.link.none },
              ...(isGone ? [{ value: present, label: stage.detail?.title || present }] : []),
              ...maps.map((one) => ({ value: one.id, label: one.title })),
            ]}
          />
        )}
      </Field>
    </ChoiceDialog>
  );
}
