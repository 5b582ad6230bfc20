import { Avatar } from "../components/Avatar";
import { Bars } from "../components/Bars";
import { ChannelTile } from "../components/ChannelTile";
import { channelName, en } from "../i18n/en";
import { figureText } from "../map/figures";
import type { Touchpoint } from "../map/types";
import { Cell, type CellPlace } from "./Cell";
import cellStyles from "./Cell.module.css";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import styles from "./TouchpointCell.module.css";

export function TouchpointCell(place: CellPlace) {
  const { view } = useEditor();
  const touchpoints = view.touchpoints(place.stage.id);
  return (
    <Cell
      {...place}
      says={touchpoints.map((one) => one.name).join(", ")}
      short={<TwoIcons touchpoints={touchpoints} />}
    >
      <ul className={styles.list}>
        {touchpoints.map((one) => (
          <Row key={one.id} touchpoint={one} />
        ))}
      </ul>
      {touchpoints.length === 0 && <span className={cellStyles.nothing}>{en.map.nothing}</span>}
    </Cell>
  );
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
  const { view } = useEditor();
  const reading = view.touchpointReading(touchpoint.id);
  const seen = reading?.seen ?? true;
  const channel = channelName(touchpoint.channel);
  const hint = [
    touchpoint.name,
    channel,
    reading && seen ? `${figureText(reading.journeys)} ${en.map.journeys}` : "",
    seen ? "" : en.map.neverSeen,
    touchpoint.proposed ? en.map.proposed : "",
  ];
  return (
    <li
      className={`${styles.row} ${touchpoint.proposed ? styles.isProposed : ""}`}
      title={hint.filter(Boolean).join(" · ")}
    >
      <ChannelTile channel={touchpoint.channel} seen={seen} />
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
      <Avatar name={touchpoint.owner} nobody={en.frame.nobody} size={20} />
    </li>
  );
}
