import type { ReactNode } from "react";
import { Portrait } from "../components/Avatar";
import { en } from "../i18n/en";
import { count, day, days, period, share } from "../i18n/format";
import { figureText, valueText } from "../map/figures";
import { STATES } from "../map/lookup";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import styles from "./PersonaStrip.module.css";

/** Whom the map is about, what they want, what was counted, and how much of it is known. */
export function PersonaStrip({ personaId }: { personaId: string }) {
  const { view } = useEditor();
  const { map, reading } = view;
  const { header } = map;
  const persona =
    map.personas.find((one) => one.id === personaId) ??
    map.personas.find((one) => one.primary) ??
    map.personas[0];
  const wants = header.wants.length > 0 ? header.wants : (persona?.goals ?? []);
  const known = reading?.personas.find((one) => one.persona_id === persona?.id);
  return (
    <section className={styles.strip} aria-label={persona?.name ?? en.map.persona}>
      <div className={styles.who}>
        {persona && <Portrait svg={persona.portrait} name={persona.name} size={72} />}
        <div className={styles.about}>
          <h2 className={styles.name}>{persona?.name ?? header.title}</h2>
          <p className={styles.role}>
            {persona?.role}
            {known?.share && known.share.value !== null && (
              <>
                {persona?.role ? " · " : ""}
                <FigureButton tabbable figure={known.share} title={persona?.name ?? ""} />{" "}
                {en.map.ofKnown}
              </>
            )}
          </p>
          {persona?.quote && <p className={`voice ${styles.quote}`}>{persona.quote}</p>}
        </div>
      </div>
      {wants.length > 0 && (
        <Block title={en.map.goals}>
          <ul className={styles.list}>
            {wants.slice(0, 4).map((want) => (
              <li key={want}>{want}</li>
            ))}
          </ul>
        </Block>
      )}
      <Block title={en.map.scenario}>
        <ul className={styles.list}>
          {header.scenario && <li>{header.scenario}</li>}
          {reading && (
            <>
              <li>
                {period(reading.applied.period_from, reading.applied.period_to) ||
                  days(reading.coverage.data_from, reading.coverage.data_to)}
              </li>
              <li>
                <FigureButton tabbable figure={reading.journeys} title={en.map.journeys} />{" "}
                {en.map.journeysEvents} {count(reading.coverage.events)} {en.map.eventsWord}
              </li>
            </>
          )}
        </ul>
      </Block>
      {header.goal && (
        <Block title={en.map.goal}>
          <p className={styles.goal}>{header.goal.kpi}</p>
          <p className={styles.role}>
            {reading?.goal && (
              <b>
                <FigureButton tabbable figure={reading.goal} title={header.goal.kpi}>
                  {figureText(reading.goal)}
                </FigureButton>
              </b>
            )}
            {header.goal.target !== null &&
              ` ${en.map.target(valueText(header.goal.target, reading?.goal?.unit ?? "share").replace(".0%", "%"))}`}
            {header.goal.due && ` ${en.map.due(day(header.goal.due))}`}
          </p>
        </Block>
      )}
      {reading && <Meter />}
    </section>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.block}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </div>
  );
}

function Meter() {
  const { view } = useEditor();
  const reading = view.reading;
  if (!reading) return null;
  const { states, cells_total: all } = reading;
  const backed = (states.measured ?? 0) + (states.reported ?? 0);
  const empty = states.empty ?? 0;
  return (
    <Block title={en.map.evidence}>
      <p className={styles.backed}>
        <b className={styles.big}>
          {reading.backed_share === null ? "—" : share(reading.backed_share, 0)}
        </b>{" "}
        {en.map.backed}
      </p>
      <div className={styles.meter} aria-hidden="true">
        {STATES.map((state) => {
          const part = (states[state] ?? 0) / Math.max(1, all);
          return part > 0 ? (
            <span key={state} className={styles[state]} style={{ width: `${part * 100}%` }} />
          ) : null;
        })}
      </div>
      <p className={styles.role}>
        {en.map.backedSentence(count(backed), count(all), count(empty))}
      </p>
    </Block>
  );
}
