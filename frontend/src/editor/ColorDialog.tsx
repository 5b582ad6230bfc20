// Chooses the colour of a stage or a lane: a band, with its name beside it.
import { useId, useState } from "react";
import { editing as words } from "../i18n/en.editing";
import type { Lane, Stage } from "../map/types";
import { ChoiceDialog } from "./ChoiceDialog";
import styles from "./ColorDialog.module.css";
import { useEditor } from "./context";

const COLORS: readonly Stage["color"][] = ["", "blue", "teal", "brown", "olive", "grey"];

export default function ColorDialog({
  kind,
  of,
  onClose,
}: {
  kind: "stage" | "lane";
  of: Pick<Stage | Lane, "id" | "name" | "color">;
  onClose: () => void;
}) {
  const { make } = useEditor();
  const [chosen, setChosen] = useState(of.color);
  const name = useId();
  const save = () => {
    if (chosen === of.color) return;
    void make({ type: `color-${kind}`, [`${kind}_id`]: of.id, color: chosen });
  };
  return (
    <ChoiceDialog
      title={words.color.title(of.name)}
      takes={words.color.save}
      onClose={onClose}
      onTake={save}
    >
      <fieldset className={styles.list}>
        <legend className={styles.help}>{words.color.help}</legend>
        {COLORS.map((one) => (
          <label key={one} className={styles.choice}>
            <input
              type="radio"
              name={name}
              checked={chosen === one}
              onChange={() => setChosen(one)}
            />
            <span
              className={styles.swatch}
              style={{ background: one ? `var(--mark-${one})` : "none" }}
            />
            {words.color.of[one]}
          </label>
        ))}
      </fieldset>
    </ChoiceDialog>
  );
}
