// What the drawing of this map says against itself, until someone has read it.
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { editor as words } from "../i18n/en.editor";
import type { Draft } from "../map/schema";
import styles from "./DraftWarnings.module.css";

const keyOf = (mapId: string) => `desireline.draft-read.${mapId}`;

export function DraftWarnings({ mapId }: { mapId: string }) {
  const [read, setRead] = useState(() => localStorage.getItem(keyOf(mapId)) !== null);
  const { data } = useAnswer<Draft>(read ? null : `/maps/${mapId}/draft`);
  if (read || !data || data.warnings.length === 0) return null;
  return (
    <section className={styles.warnings} aria-label={words.draft.title}>
      <span className={styles.icon}>
        <Icon of={TriangleAlert} size={15} />
      </span>
      <div>
        <p className={styles.title}>{words.draft.title}</p>
        <ul className={styles.list}>
          {data.warnings.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
      <Button
        small
        onClick={() => {
          localStorage.setItem(keyOf(mapId), "read");
          setRead(true);
        }}
      >
        {words.draft.hide}
      </Button>
    </section>
  );
}
