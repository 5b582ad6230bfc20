// Where the data show other channels than the map names, in words: "also seen in Store, 41 of 300 steps".
import type { Differing } from "../map/belonging";
import type { ChannelShare } from "../map/types";
import { channelName } from "./en";
import { editing as words } from "./en.editing";
import { count } from "./format";

export function sharesText({ channel, figure }: ChannelShare): string {
  const name = channel ? channelName(channel) : words.unknownChannel;
  return `${name}, ${words.ofSteps(count(figure.part ?? 0), count(figure.n))}`;
}

/** Every difference in one line; empty where there is none. */
export function differingText({ unnamed, traceless }: Differing): string {
  return [
    ...unnamed.map((one) => `${words.seenIn} ${sharesText(one)}`),
    ...traceless.map((one) => `${words.noTrace} ${sharesText(one)}`),
  ].join("; ");
}
