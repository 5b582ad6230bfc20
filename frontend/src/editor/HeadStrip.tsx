// The strip over the sheet: whom, what for and how sure. Folded it is one line, so that the
// lanes come up; this browser remembers which, and a phone begins with the line.
import { ChevronDown, ChevronUp } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../components/Button";
import { en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { count, share } from "../i18n/format";
import { figureText } from "../map/figures";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import styles from "./HeadStrip.module.css";
import { PersonaStrip } from "./PersonaStrip";

const KEY = "desireline.strip";
const PHONE = "(max-width: 700px)";

function remembered(): boolean {
  const kept = localStorage.getItem(KEY);
  return kept === null ? window.matchMedia?.(PHONE).matches === true : kept === "folded";
}

export function HeadStrip(props: ComponentProps<typeof PersonaStrip>) {
  const [folded, setFolded] = useState(remembered);
  const fold = () => {
    localStorage.setItem(KEY, folded ? "open" : "folded");
    setFolded(!folded);
  };
  return (
    <div className={styles.head}>
      {folded ? <OneLine personaId={props.personaId} /> : <PersonaStrip {...props} />}
      <span className={styles.fold}>
        <IconButton
          icon={folded ? ChevronDown : ChevronUp}
          label={folded ? words.head.unfold : words.head.fold}
          aria-expanded={!folded}
          onClick={fold}
        />
      </span>
    </div>
  );
}

function OneLine({ personaId }: { personaId: string }) {
  const { view } = useEditor();
  const { map, reading } = view;
  const { goal } = map.header;
  const chosen = map.personas.find((one) => one.id === personaId) ?? null;
  // Numbers of the filter before are not this persona's.
  const isTheirs = reading?.applied.persona_id === personaId;
  return (
    <section className={styles.line} aria-label={words.head.about}>
      <h2 className={styles.name}>{chosen?.name ?? words.head.everybody}</h2>
      {reading && isTheirs && (
        <>
          <span>
            <FigureButton tabbable figure={reading.journeys} title={en.map.journeys}>
              {words.head.journeysOf(count(reading.journeys.value ?? 0))}
            </FigureButton>
          </span>
          {goal && reading.goal && (
            <span className={styles.goal}>
              {goal.kpi}{" "}
              <FigureButton tabbable figure={reading.goal} title={goal.kpi}>
                {figureText(reading.goal)}
              </FigureButton>
            </span>
          )}
          {reading.backed_share !== null && (
            <span>
              <b>{share(reading.backed_share, 0)}</b> {en.map.backed}
            </span>
          )}
        </>
      )}
    </section>
  );
}
