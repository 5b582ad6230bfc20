// Where a touchpoint takes place and who answers for it: by the map, and by the data.
import type { ChannelShare, Touchpoint } from "./types";

type Placed = Pick<Touchpoint, "channel" | "other_channels">;
type Owned = Pick<Touchpoint, "owner" | "other_owners">;

/** Every channel of a touchpoint, the first one first. */
export function channelsOf(touchpoint: Placed): readonly string[] {
  return [touchpoint.channel, ...touchpoint.other_channels];
}

/** Everybody who answers for it, the first one first; nobody is an empty list. */
export function ownersOf(touchpoint: Owned): readonly string[] {
  return touchpoint.owner ? [touchpoint.owner, ...touchpoint.other_owners] : [];
}

/** Everybody who answers for one of the touchpoints, each once, A to Z. */
export function everyOwner(touchpoints: readonly Owned[]): readonly string[] {
  return [...new Set(touchpoints.flatMap(ownersOf))].sort((one, other) => one.localeCompare(other));
}

/** The properties that make one of the others the first; the one before stays beside it. */
export function withFirst(first: string, all: readonly string[]): readonly string[] {
  return all.includes(first)
    ? [first, ...all.filter((one) => one !== first)]
    : [first, ...all.slice(1)];
}

export interface Differing {
  /** Channels the data show and the map does not name, most first. */
  readonly unnamed: readonly ChannelShare[];
  /** Channels the map names and no step was in. */
  readonly traceless: readonly ChannelShare[];
}

/** What the data say of a touchpoint's channels that the map does not; shares of few are left out. */
export function differing(touchpoint: Placed, shares: readonly ChannelShare[]): Differing {
  const named = channelsOf(touchpoint);
  const told = shares.filter((one) => !one.figure.hidden && one.figure.value !== null);
  return {
    unnamed: told.filter((one) => (one.figure.part ?? 0) > 0 && !named.includes(one.channel)),
    traceless: told.filter((one) => one.figure.part === 0 && named.includes(one.channel)),
  };
}
