import { newId } from "../api/useMapDocument";
import { Bars } from "../components/Bars";
import { Avatars, ChannelTiles } from "../components/Beside";
import { ChannelTile } from "../components/ChannelTile";
import { differingText } from "../i18n/belonging";
import { channelName, en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { channelsOf, differing, ownersOf } from "../map/belonging";
import { figureText } from "../map/figures";
import type { Touchpoint } from "../map/types";
import { Cell, type CellPlace } from "./Cell";
import cellStyles from "./Cell.module.css";
import { type Editing, useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import { InPlace } from "./InPlace";
import styles from "./TouchpointCell.module.css";
import { useCard } from "./useCard";

export function TouchpointCell(place: CellPlace) {
  const { view, edit, editing, make } = useEditor();
  const touchpoints = view.touchpoints(place.stage.id);
  const [first] = touchpoints;
  const writing = editing?.kind === "new-touchpoint" && editing.stageId === place.stage.id;
  const busy = writing || touchpoints.some((one) => isNaming(editing, one));
  return (
    <Cell
      {...place}
      says={touchpoints.map((one) => one.name).join(", ")}
      adds={words.addTouchpoint}
      onEdit={(id = first?.id) =>
        edit(id ? { kind: "touchpoint", id } : { kind: "new-touchpoint", stageId: place.stage.id })
      }
      short={busy ? undefined : <TwoIcons touchpoints={touchpoints} />}
    >
      <ul className={styles.list}>
        {touchpoints.map((one) => (
          <Row key={one.id} touchpoint={one} />
        ))}
      </ul>
      {writing && (
        <InPlace
          label={words.touchpointName}
          text=""
          onLeave={() => edit(null)}
          onSave={(name) => {
            edit(null);
            if (!name) return;
            void make({
              type: "add-touchpoint",
              touchpoint_id: newId("touchpoint"),
              name,
              stage_id: place.stage.id,
            });
          }}
        />
      )}
      {touchpoints.length === 0 && !writing && (
        <span className={cellStyles.nothing}>{en.map.nothing}</span>
      )}
    </Cell>
  );
}

function isNaming(editing: Editing, touchpoint: Touchpoint): boolean {
  return editing?.kind === "touchpoint" && editing.id === touchpoint.id;
}

function TwoIcons({ touchpoints }: { touchpoints: readonly Touchpoint[] }) {
  if (touchpoints.length === 0) return "—";
  return (
    <span className={styles.icons}>
      {touchpoints.slice(0, 2).map((one) => (
        <ChannelTile key={one.id} channel={one.channel} size={16} label={one.name} />
      ))}
      {touchpoints.length > 2 && <span>+{touchpoints.length - 2}</span>}
    </span>
  );
}

function Row({ touchpoint }: { touchpoint: Touchpoint }) {
  const { view, edit, editing, make } = useEditor();
  const { cardClass, ...card } = useCard("touchpoint", touchpoint.id);
  const reading = view.touchpointReading(touchpoint.id);
  const seen = reading?.seen ?? true;
  const channels = channelsOf(touchpoint);
  const channel = channels.map(channelName).join(", ");
  const hint = [
    touchpoint.name,
    channel,
    reading && seen ? `${figureText(reading.journeys)} ${en.map.journeys}` : "",
    seen ? "" : en.map.neverSeen,
    differingText(differing(touchpoint, reading?.channels ?? [])),
    touchpoint.proposed ? (seen ? en.map.proposed : en.map.proposedByTemplate) : "",
  ];
  if (isNaming(editing, touchpoint)) {
    return (
      <li className={styles.row}>
        <InPlace
          label={words.touchpointName}
          text={touchpoint.name}
          onLeave={() => edit(null)}
          onSave={(name) => {
            edit(null);
            if (!name || name === touchpoint.name) return;
            void make({ type: "rename-touchpoint", touchpoint_id: touchpoint.id, name });
          }}
        />
      </li>
    );
  }
  return (
    <li
      {...card}
      data-statement={touchpoint.id}
      className={`${styles.row} ${cardClass} ${touchpoint.proposed ? styles.isProposed : ""}`}
      title={hint.filter(Boolean).join(" · ")}
    >
      <ChannelTiles tight channels={channels} seen={seen} />
      <span className="visually-hidden">
        {channel}
        {seen ? "" : `, ${en.map.neverSeen}`}:{" "}
      </span>
      <span className={styles.name}>{touchpoint.name}</span>
      {reading && seen && (
        <FigureButton
          figure={reading.journeys}
          title={`${touchpoint.name}, ${en.map.journeys}`}
          className={styles.count}
        />
      )}
      <Bars importance={touchpoint.importance} />
      <Avatars tight names={ownersOf(touchpoint)} nobody={en.frame.nobody} size={20} />
    </li>
  );
}
