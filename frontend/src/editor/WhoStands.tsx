// Whom the figures of this page are about: everybody, or one persona; and for whom it was drawn.
import { Users } from "lucide-react";
import { Portrait } from "../components/Avatar";
import { Icon } from "../components/Icon";
import { editor as words } from "../i18n/en.editor";
import { count, share } from "../i18n/format";
import { figureText } from "../map/figures";
import type { MapReading, Persona } from "../map/types";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import styles from "./PersonaStrip.module.css";

/** `everyone` is the same reading without the persona filter; it knows how many are known. */
export function WhoStands({
  chosen,
  everyone,
}: {
  chosen: Persona | null;
  everyone: MapReading | null;
}) {
  return (
    <section className={styles.who} aria-label={words.head.about}>
      {chosen ? <OnePersona persona={chosen} everyone={everyone} /> : <Everybody />}
    </section>
  );
}

function OnePersona({ persona, everyone }: { persona: Persona; everyone: MapReading | null }) {
  const { view } = useEditor();
  const known = everyone?.personas.find((one) => one.persona_id === persona.id)?.known ?? null;
  // Numbers of the filter before are not this persona's.
  const isTheirs = view.reading?.applied.persona_id === persona.id;
  const journeys = isTheirs ? view.reading?.journeys : null;
  return (
    <>
      <Portrait svg={persona.portrait} name={persona.name} size={72} />
      <div className={styles.about}>
        <h2 className={styles.name}>{persona.name}</h2>
        <p className={styles.role}>{persona.role}</p>
        {!isTheirs && <p className={styles.role}>{words.busy}</p>}
        {journeys && (
          <p className={styles.role} data-about="persona">
            <b>
              <FigureButton tabbable figure={journeys} title={persona.name}>
                {words.head.journeysOf(figureText(journeys))}
              </FigureButton>
            </b>
            {known && known.value !== null && ` · ${words.head.known(share(known.value, 0))}`}
          </p>
        )}
        {persona.quote && <p className={`voice ${styles.quote}`}>{persona.quote}</p>}
      </div>
    </>
  );
}

function Everybody() {
  const { view } = useEditor();
  const { map } = view;
  const reading = view.reading?.applied.persona_id === "" ? view.reading : null;
  const drawnFor = map.personas.find((one) => one.primary) ?? map.personas[0] ?? null;
  const known = reading?.personas.find((one) => one.known !== null)?.known ?? null;
  const told = map.personas.some((one) => one.conditions.length > 0);
  return (
    <div className={styles.everybody}>
      <div className={styles.counted}>
        <h2 className={styles.name}>
          <span className={styles.crowd}>
            <Icon of={Users} size={15} />
          </span>
          {words.head.everybody}
          {reading && (
            <FigureButton
              tabbable
              figure={reading.journeys}
              title={words.head.everybody}
              className={styles.whole}
            >
              {words.head.journeysOf(count(reading.journeys.value ?? 0))}
            </FigureButton>
          )}
        </h2>
        <p className={styles.role} data-about="everybody">
          {told && known && known.value !== null ? (
            <FigureButton tabbable figure={known} title={words.head.about}>
              {words.head.known(share(known.value, 0))}
            </FigureButton>
          ) : (
            reading && map.personas.length > 0 && !told && words.head.nobodyKnown
          )}
        </p>
      </div>
      {drawnFor && (
        <div className={styles.drawnFor}>
          <Portrait svg={drawnFor.portrait} name={drawnFor.name} size={40} />
          <div className={styles.about}>
            <p className={styles.role}>
              {words.head.drawnFor} <b>{drawnFor.name}</b>
              {drawnFor.role && `, ${drawnFor.role}`}
            </p>
            {drawnFor.quote && <p className={`voice ${styles.quote}`}>{drawnFor.quote}</p>}
          </div>
        </div>
      )}
    </div>
  );
}
