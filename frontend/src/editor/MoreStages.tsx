// Where the sheet is wider than the screen: a button at its right edge that says how many stages
// stand further right, and goes there.
import { ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../components/Button";
import { editor as words } from "../i18n/en.editor";
import { useEditor } from "./context";
import styles from "./MoreStages.module.css";

export function MoreStages() {
  const { columns, laneLabel } = useEditor();
  const mark = useRef<HTMLSpanElement>(null);
  const [room, setRoom] = useState<HTMLElement | null>(null);
  const [end, setEnd] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => setRoom(mark.current?.closest<HTMLElement>("[data-room]") ?? null), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths end elsewhere
  useEffect(() => {
    if (!room) return;
    const look = () => setEnd(room.scrollLeft + room.clientWidth - laneLabel);
    look();
    room.addEventListener("scroll", look, { passive: true });
    return () => room.removeEventListener("scroll", look);
  }, [room, columns, laneLabel]);
  const more = columns.edges.slice(1).filter((edge) => edge > end + 2).length;
  return (
    <span ref={mark} className={styles.more} data-more={more || undefined}>
      {more > 0 && (
        <IconButton
          icon={ChevronRight}
          size={16}
          label={words.moreStages(more)}
          onClick={() => room?.scrollTo({ left: room.scrollWidth, behavior: "smooth" })}
        />
      )}
    </span>
  );
}
