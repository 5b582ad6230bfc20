// Channels in which the data show a touchpoint and the map does not, or the other way round.
import { sharesText } from "../i18n/belonging";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import type { Differing } from "../map/belonging";
import { fullText } from "../map/figures";
import type { ChannelShare, Figure } from "../map/types";
import styles from "./TouchpointTable.module.css";

export function Elsewhere({
  of: { unnamed, traceless },
  name,
  onRows,
}: {
  of: Differing;
  name: string;
  onRows: (figure: Figure) => void;
}) {
  const line = (share: ChannelShare, said: string) => (
    <button
      key={share.channel}
      type="button"
      className={styles.elsewhere}
      data-figure={share.figure.rows}
      data-n={share.figure.n}
      aria-label={`${name}, ${said} ${sharesText(share)}: ${fullText(share.figure)}. ${en.figure.open}`}
      onClick={() => onRows(share.figure)}
    >
      {said} {sharesText(share)}
    </button>
  );
  return (
    <>
      {unnamed.map((share) => line(share, words.seenIn))}
      {traceless.map((share) => line(share, words.noTrace))}
    </>
  );
}
