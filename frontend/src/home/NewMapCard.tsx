// The ways to a new map; the dialog that goes one of them is loaded when it is first opened.

import { FileJson, LayoutTemplate, Telescope, Waypoints } from "lucide-react";
import { Icon } from "../components/Icon";
import { home as words } from "../i18n/en.home";
import styles from "./NewMap.module.css";

export type Way = "choose" | "data" | "template" | "file" | "future";

export const WAYS = [
  {
    way: "data",
    icon: Waypoints,
    name: words.ways.data,
    short: words.ways.dataShort,
    hint: words.ways.dataHint,
  },
  {
    way: "template",
    icon: LayoutTemplate,
    name: words.ways.template,
    short: words.ways.templateShort,
    hint: words.ways.templateHint,
  },
  {
    way: "file",
    icon: FileJson,
    name: words.ways.file,
    short: words.ways.fileShort,
    hint: words.ways.fileHint,
  },
  {
    way: "future",
    icon: Telescope,
    name: words.ways.future,
    short: words.ways.futureShort,
    hint: words.ways.futureHint,
  },
] as const;

/** The dashed card at the end of the maps. */
export function NewMapCard({
  hasData,
  hints,
  onWay,
}: {
  hasData: boolean;
  /** Whether each way says in a line what it is. */
  hints: boolean;
  onWay: (way: Way) => void;
}) {
  return (
    <section className={styles.card} aria-label={words.newMap}>
      <h3 className={styles.cardTitle}>{words.newMap}</h3>
      {WAYS.map(({ way, icon, name, short }) => (
        <button
          key={way}
          type="button"
          className={styles.way}
          disabled={way === "data" && !hasData}
          title={way === "data" && !hasData ? words.needsData : undefined}
          onClick={() => onWay(way)}
        >
          <Icon of={icon} size={15} />
          <span>
            {name}
            {hints && <span className={styles.hint}>{short}</span>}
          </span>
        </button>
      ))}
    </section>
  );
}
