// Several of a kind in little room: the first one, and the others beside it.
import type { ReactNode } from "react";
import { channelName } from "../i18n/en";
import { Avatar } from "./Avatar";
import styles from "./Beside.module.css";
import { ChannelTile } from "./ChannelTile";

const SHOWN = 2;

interface Room {
  size?: number;
  /** The first one only, and how many more. */
  tight?: boolean;
}

/** The discs of everybody; of more than two the first and how many more. */
export function Avatars({
  names,
  size = 20,
  tight = false,
  nobody,
}: Room & { names: readonly string[]; nobody: string }) {
  const [first = "", ...others] = names;
  const disc = (name: string) => <Avatar key={name} name={name} nobody={nobody} size={size} />;
  if (others.length === 0) return disc(first);
  if (tight)
    return (
      <Counted before names={others}>
        {disc(first)}
      </Counted>
    );
  return (
    <span className={styles.row}>
      {disc(first)}
      {names.length <= SHOWN ? others.map(disc) : <More names={others} size={size} round />}
    </span>
  );
}

/** The tiles of all channels; of more than two the first and how many more. */
export function ChannelTiles({
  channels,
  seen = true,
  size = 18,
  tight = false,
  named = false,
}: Room & {
  channels: readonly string[];
  seen?: boolean;
  /** Whether each says its name; else the words beside it do. */
  named?: boolean;
}) {
  const [first = "other", ...others] = channels;
  const tile = (channel: string) => (
    <ChannelTile
      key={channel}
      channel={channel}
      seen={seen}
      size={size}
      {...(named ? { label: channelName(channel) } : {})}
    />
  );
  const names = others.map(channelName);
  if (others.length === 0) return tile(first);
  if (tight) return <Counted names={names}>{tile(first)}</Counted>;
  return (
    <span className={styles.row}>
      {tile(first)}
      {channels.length <= SHOWN ? others.map(tile) : <More names={names} size={size} />}
    </span>
  );
}

/** The others as a bare number: on the side where words or bars stand. */
function Counted({
  names,
  before = false,
  children,
}: {
  names: readonly string[];
  before?: boolean;
  children: ReactNode;
}) {
  const all = names.join(", ");
  const number = (
    <span role="img" aria-label={all} title={all}>
      +{names.length}
    </span>
  );
  return (
    <span className={`${styles.tight} ${before ? styles.before : ""}`}>
      {before && number}
      {children}
      {!before && number}
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
