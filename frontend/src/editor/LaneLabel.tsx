import { limitsIn, queryOf } from "../api/limits";
import { Bars } from "../components/Bars";
import { CopyPicture } from "../components/CopyPicture";
import { useExactSearch } from "../components/exactSearch";
import { Icon, meaning } from "../components/Icon";
import { en } from "../i18n/en";
import type { Lane } from "../map/types";
import { useEditor } from "./context";
import styles from "./LaneLabel.module.css";
import { PathsChip } from "./Paths";
import sheet from "./Sheet.module.css";

/** The name of a lane, and below it what its marks mean. */
export function LaneLabel({ lane }: { lane: Lane }) {
  const { density, view } = useEditor();
  const [search] = useExactSearch();
  return (
    <div role="rowheader" className={`${sheet.label} ${styles.label}`}>
      <span className={styles.name}>{lane.name}</span>
      {lane.hint && <span className={styles.hint}>{lane.hint}</span>}
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
        <>
          <span className={`${styles.mark} ${styles.barrier}`}>
            <Icon of={meaning.barrier} size={13} /> {en.map.barrier}
          </span>
          <span className={`${styles.mark} ${styles.idea}`}>
            <Icon of={meaning.idea} size={13} /> {en.map.idea}
          </span>
        </>
      )}
    </div>
  );
}
