// Saves the map's shape under a name, to start further maps from.
import { type FormEvent, useState } from "react";
import { post } from "../api/client";
import { useAttempt } from "../api/useAttempt";
import { Button } from "../components/Button";
import { Field, TextInput } from "../components/Field";
import { Dialog } from "../components/Overlay";
import { en } from "../i18n/en";
import type { TemplateCard } from "../map/schema";
import styles from "./SaveTemplate.module.css";

export default function SaveTemplate({
  id,
  title,
  onClose,
}: {
  id: string;
  title: string;
  onClose: () => void;
}) {
  const [name, setName] = useState(title);
  const [saved, setSaved] = useState("");
  const { problem, attempt } = useAttempt();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const body = { map_id: id, name };
    await attempt(() => post<TemplateCard>("/templates", body).then((made) => setSaved(made.name)));
  };
  return (
    <Dialog open onClose={onClose} title={en.map.keepTemplate}>
      {saved ? (
        <p role="status">{en.map.savedTemplate(saved)}</p>
      ) : (
        <form className={styles.form} onSubmit={(event) => void save(event)}>
          <p>{en.map.savesTemplate}</p>
          <Field label={en.map.templateName} problem={problem || undefined}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={name}
                maxLength={120}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <footer className={styles.foot}>
            <Button onClick={onClose}>{en.map.cancel}</Button>
            <Button look="primary" type="submit" disabled={name.trim() === ""}>
              {en.map.keepTemplate}
            </Button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}
