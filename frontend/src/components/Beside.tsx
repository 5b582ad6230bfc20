// Several of a kind in little room: the first one, and the others beside it.
import { channelName } from "../i18n/en";
import { Avatar } from "./Avatar";
import styles from "./Beside.module.css";
import { ChannelTile } from "./ChannelTile";

const SHOWN = 2;

/** The discs of everybody; of more than two the first and how many more. */
export function Avatars({
  names,
  size = 20,
  nobody,
}: {
  names: readonly string[];
  size?: number;
  nobody: string;
}) {
  const [first = "", ...others] = names;
  if (others.length === 0) return <Avatar name={first} nobody={nobody} size={size} />;
  return (
    <span className={`${styles.row} ${styles.disc}`}>
      <Avatar name={first} nobody={nobody} size={size} />
      {names.length <= SHOWN ? (
        others.map((name) => <Avatar key={name} name={name} nobody={nobody} size={size} />)
      ) : (
        <More names={others} size={size} round />
      )}
    </span>
  );
}

/** The tiles of all channels; of more than two the first and how many more. */
export function ChannelTiles({
  channels,
  seen = true,
  size = 18,
  label,
}: {
  channels: readonly string[];
  seen?: boolean;
  size?: number;
  label?: string;
}) {
  const [first = "other", ...others] = channels;
  const one = <ChannelTile channel={first} seen={seen} size={size} {...(label ? { label } : {})} />;
  if (others.length === 0) return one;
  return (
    <span className={`${styles.row} ${styles.tiles}`}>
      {one}
      {channels.length <= SHOWN ? (
        others.map((channel) => (
          <ChannelTile
            key={channel}
            channel={channel}
            seen={seen}
            size={size}
            {...(label ? { label: channelName(channel) } : {})}
          />
        ))
      ) : (
        <More names={others.map(channelName)} size={size} />
      )}
    </span>
  );
}

function More({
  names,
  size,
  round = false,
}: {
  names: readonly string[];
  size: number;
  round?: boolean;
}) {
  const all = names.join(", ");
  return (
    <span
      className={`${styles.more} ${round ? styles.round : ""}`}
      style={{ width: size, height: size }}
      role="img"
      aria-label={all}
      title={all}
    >
      +{names.length}
    </span>
  );
}
