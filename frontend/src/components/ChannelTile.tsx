import styles from "./ChannelTile.module.css";
import { channelColour, channelIcon, Icon } from "./Icon";

/** A channel's icon on its tint; dashed where the touchpoint is on the map and never seen. */
export function ChannelTile({
  channel,
  seen = true,
  size = 18,
  label,
}: {
  channel: string;
  seen?: boolean;
  size?: number;
  label?: string;
}) {
  const colour = channelColour(channel);
  return (
    <span
      className={seen ? styles.tile : styles.unseen}
      style={
        seen
          ? { width: size, height: size, background: `var(${colour}-t)`, color: `var(${colour})` }
          : { width: size, height: size }
      }
      title={label}
    >
      <Icon of={channelIcon(channel)} size={Math.round(size * 0.68)} />
      {label && <span className="visually-hidden">{label}</span>}
    </span>
  );
}
