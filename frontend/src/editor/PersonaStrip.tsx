import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../components/Icon";
import { Popover } from "../components/Overlay";
import { en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { promises } from "../i18n/en.promises";
import { targets } from "../i18n/en.targets";
import { count, day, days, period, share } from "../i18n/format";
import { figureText, intervalText, valueText } from "../map/figures";
import { STATES } from "../map/lookup";
import { besideGoal, type TargetLine, targetLines, unfolded } from "../map/targets";
import type { Figure, MapReading } from "../map/types";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import styles from "./PersonaStrip.module.css";
import { Promises } from "./Promises";
import { WhoStands } from "./WhoStands";

/** Whom the figures are about, what they want, what was counted, and how much of it is known. */
export function PersonaStrip({
  personaId,
  everyone,
  hidden,
}: {
  personaId: string;
  everyone: MapReading | null;
  /** How many lanes this browser does not show. */
  hidden: number;
}) {
  const { view } = useEditor();
  const { map, reading } = view;
  const { header } = map;
  const chosen = map.personas.find((one) => one.id === personaId) ?? null;
  const drawnFor = map.personas.find((one) => one.primary) ?? map.personas[0];
  const wants = header.wants.length > 0 ? header.wants : ((chosen ?? drawnFor)?.goals ?? []);
  return (
    <section className={styles.strip} aria-label={chosen?.name ?? words.head.everybody}>
      <WhoStands chosen={chosen} everyone={everyone} />
      {wants.length > 0 && (
        <Block part="wants" title={en.map.goals}>
          <ul className={styles.list}>
            {wants.slice(0, 4).map((want) => (
              <li key={want}>{want}</li>
            ))}
          </ul>
        </Block>
      )}
      <Block part="scenario" title={en.map.scenario}>
        <ul className={styles.list}>
          {header.scenario && <li>{header.scenario}</li>}
          {header.outlook === "to-be" && <li className={styles.future}>{en.map.future}</li>}
          {reading && header.outlook === "as-is" && (
            <li>
              {period(reading.applied.period_from, reading.applied.period_to) ||
                days(reading.coverage.data_from, reading.coverage.data_to)}
              {" · "}
              <FigureButton tabbable figure={reading.journeys} title={en.map.journeys} />{" "}
              {en.map.journeysEvents} {count(reading.coverage.events)} {en.map.eventsWord}
            </li>
          )}
        </ul>
      </Block>
      <Aims />
      <Block part="promises" title={promises.title}>
        <Promises />
      </Block>
      {reading && <Meter hidden={hidden} />}
    </section>
  );
}

/** The company's goal and each target action, with the journeys that reached it. */
function Aims() {
  const { view } = useEditor();
  const { map, reading } = view;
  const { goal } = map.header;
  const all = reading ? targetLines(map, reading) : [];
  const lines = goal ? besideGoal(all, reading?.goal ?? null) : all;
  const once = lines.length < all.length;
  const shown = lines.slice(0, unfolded(lines.length, goal !== null));
  const folded = lines.slice(shown.length);
  if (!goal && lines.length === 0) return null;
  const title = !goal ? targets.title : lines.length > 0 ? targets.withGoal : en.map.goal;
  return (
    <Block part="aims" title={title}>
      {goal && (
        <>
          <p className={styles.goal}>{goal.kpi}</p>
          <p className={styles.role}>
            {reading?.goal && (
              <b>
                <FigureButton tabbable figure={reading.goal} title={goal.kpi}>
                  {reading.goal.part === null ? figureText(reading.goal) : targetText(reading.goal)}
                </FigureButton>
              </b>
            )}
            {once && reading?.goal && (
              <>
                {" "}
                <span className={styles.between}>{intervalText(reading.goal)}</span>
              </>
            )}
            {goal.target !== null &&
              ` ${en.map.target(valueText(goal.target, reading?.goal?.unit ?? "share").replace(".0%", "%"))}`}
            {goal.due && ` ${en.map.due(day(goal.due))}`}
          </p>
        </>
      )}
      <TargetList lines={shown} />
      {folded.length > 0 && (
        <Popover
          title={targets.title}
          trigger={
            <button type="button" className={styles.unfold}>
              {targets.more(folded.length)} <Icon of={ChevronDown} size={12} />
            </button>
          }
        >
          <div className={styles.folded}>
            <p className={styles.title}>{targets.title}</p>
            <TargetList lines={lines} />
          </div>
        </Popover>
      )}
    </Block>
  );
}

function TargetList({ lines }: { lines: readonly TargetLine[] }) {
  return (
    <ul className={styles.list}>
      {lines.map((one) => (
        <li key={one.id} data-target={one.id || "main"}>
          {one.label}:{" "}
          <FigureButton tabbable figure={one.figure} title={one.label}>
            {targetText(one.figure)}
          </FigureButton>{" "}
          <span className={styles.between}>{intervalText(one.figure)}</span>
        </li>
      ))}
    </ul>
  );
}

/** "5,340 of 18,420, 29.0%"; in words where too few were counted. */
function targetText(figure: Figure): string {
  if (figure.value === null || figure.part === null) return figure.hidden || targets.none;
  return `${targets.of(count(figure.part), count(figure.n))}, ${figureText(figure)}`;
}

type Part = "wants" | "scenario" | "aims" | "promises" | "evidence";

function Block({ part, title, children }: { part: Part; title: string; children: ReactNode }) {
  return (
    <div className={styles.block} data-part={part}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </div>
  );
}

function Meter({ hidden }: { hidden: number }) {
  const { view } = useEditor();
  const reading = view.reading;
  if (!reading) return null;
  const { states, cells_total: all } = reading;
  const backed = (states.measured ?? 0) + (states.reported ?? 0);
  const empty = states.empty ?? 0;
  return (
    <Block part="evidence" title={en.map.evidence}>
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
        {hidden > 0 && `. ${words.lanes.hidden(hidden)}`}
      </p>
    </Block>
  );
}
