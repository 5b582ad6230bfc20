import { limitsIn, queryOf } from "../api/limits";
import { Bars } from "../components/Bars";
import { CopyPicture } from "../components/CopyPicture";
import { useExactSearch } from "../components/exactSearch";
import { Icon, meaning } from "../components/Icon";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import type { Lane } from "../map/types";
import { ColorBand } from "./ColorBand";
import { useEditor } from "./context";
import { InPlace } from "./InPlace";
import styles from "./LaneLabel.module.css";
import { LaneMenu } from "./LaneMenu";
import { PathsChip } from "./Paths";
import sheet from "./Sheet.module.css";
import { useCard } from "./useCard";

/** The name of a lane, and below it what its marks mean. */
export function LaneLabel({ lane, row }: { lane: Lane; row: number }) {
  const { density, view, editing, edit, make } = useEditor();
  const { cardClass: _, ...card } = useCard("lane", lane.id);
  const naming = editing?.kind === "lane" && editing.id === lane.id;
  const describing = editing?.kind === "lane-hint" && editing.id === lane.id;
  const [search] = useExactSearch();
  return (
    <div
      {...card}
      role="rowheader"
      draggable={!naming && !describing}
      data-row={row}
      data-column={-1}
      className={`${sheet.label} ${styles.label}`}
      onDoubleClick={() => edit({ kind: "lane", id: lane.id })}
    >
      {naming ? (
        <InPlace
          label={words.laneName}
          text={lane.name}
          onLeave={() => edit(null)}
          onSave={(name) => {
            edit(null);
            if (!name || name === lane.name) return;
            void make({ type: "rename-lane", lane_id: lane.id, name });
          }}
        />
      ) : (
        <span className={styles.name}>{lane.name}</span>
      )}
      <ColorBand color={lane.color} side="left" />
      <LaneMenu lane={lane} />
      {describing ? (
        <InPlace
          label={words.laneLine}
          text={lane.hint}
          onLeave={() => edit(null)}
          onSave={(hint) => {
            edit(null);
            if (hint === lane.hint) return;
            void make({ type: "rename-lane", lane_id: lane.id, name: lane.name, hint });
          }}
        />
      ) : (
        lane.hint && <span className={styles.hint}>{lane.hint}</span>
      )}
      {lane.kind === "conversion" && density !== "full" && <PathsChip />}
      {(lane.kind === "conversion" || lane.kind === "emotions") && density === "full" && (
        <CopyPicture
          mapId={view.map.header.id}
          kind={lane.kind === "emotions" ? "emotion" : "ribbon"}
          query={queryOf(limitsIn(search))}
        />
      )}
      {lane.kind === "touchpoints" && (
        <>
          <span className={styles.mark}>
            <Bars importance="high" /> {en.map.importanceWord}
          </span>
          <span className={styles.mark}>
            <span className={styles.initials} aria-hidden="true">
              AB
            </span>{" "}
            {en.map.ownerWord}
          </span>
        </>
      )}
      {lane.kind === "barriers" && (
        <span className={styles.marks}>
          <span className={`${styles.mark} ${styles.barrier}`}>
            <Icon of={meaning.barrier} size={13} /> {en.map.barrier}
          </span>
          <span className={`${styles.mark} ${styles.idea}`}>
            <Icon of={meaning.idea} size={13} /> {en.map.idea}
          </span>
        </span>
      )}
    </div>
  );
}
