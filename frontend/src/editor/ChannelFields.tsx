// Where a touchpoint takes place: the first channel, those beside it, and what the data show.
import { ChannelTile } from "../components/ChannelTile";
import { Field, Select } from "../components/Field";
import { NameList } from "../components/NameList";
import { channelName } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { count } from "../i18n/format";
import { channelsOf, type Differing, differing, withFirst } from "../map/belonging";
import type { Channel } from "../map/schema";
import type { ChannelShare, Touchpoint } from "../map/types";
import { useEditor } from "./context";
import { FigureButton } from "./FigureButton";
import styles from "./TouchpointFields.module.css";

interface Props {
  touchpoint: Touchpoint;
  channels: readonly Channel[];
  onSet: (values: Readonly<Record<string, string | readonly string[]>>) => void;
}

export function ChannelFields({ touchpoint, channels, onSet }: Props) {
  const { view } = useEditor();
  const placed = channelsOf(touchpoint);
  const { unnamed, traceless } = differing(
    touchpoint,
    view.touchpointReading(touchpoint.id)?.channels ?? [],
  );
  const shown = new Map(channels.map((one) => [one.id, one.name]));
  const named = (channel: string) => shown.get(channel) ?? channelName(channel);
  const known = [...new Set([...shown.keys(), ...placed])];
  const set = ([channel = "other", ...others]: readonly string[]) =>
    onSet({ channel, other_channels: others });
  return (
    <>
      <Field label={words.channel}>
        {(wiring) => (
          <Select
            {...wiring}
            value={touchpoint.channel}
            onChange={(event) => set(withFirst(event.target.value, placed))}
            options={known.map((one) => ({ value: one, label: named(one) }))}
          />
        )}
      </Field>
      <div className={styles.beside}>
        <Field label={words.alsoChannels}>
          {(wiring) => (
            <Select
              {...wiring}
              value=""
              onChange={(event) => set(withoutUnsaid([...placed, event.target.value]))}
              options={[
                { value: "", label: words.addChannel },
                ...known
                  .filter((one) => !placed.includes(one))
                  .map((one) => ({ value: one, label: named(one) })),
              ]}
            />
          )}
        </Field>
        <NameList
          label={words.alsoChannels}
          names={touchpoint.other_channels}
          picture={(channel) => <ChannelTile channel={channel} size={16} />}
          shown={named}
          removing={words.channelRemoved}
          onRemove={(channel) => set(placed.filter((one) => one !== channel))}
        />
      </div>
      <InTheData
        of={{ unnamed, traceless }}
        named={named}
        touchpoint={touchpoint}
        onName={(channel) => set(withoutUnsaid([...placed, channel]))}
      />
    </>
  );
}

/** “Other” says nothing; it gives way to the first channel that is named. */
function withoutUnsaid(channels: readonly string[]): readonly string[] {
  return channels[0] === "other" ? channels.slice(1) : channels;
}

function InTheData({
  of: { unnamed, traceless },
  named,
  touchpoint,
  onName,
}: {
  of: Differing;
  named: (channel: string) => string;
  touchpoint: Touchpoint;
  onName: (channel: string) => void;
}) {
  if (unnamed.length + traceless.length === 0) return null;
  const line = (share: ChannelShare, said: string) => {
    const name = share.channel ? named(share.channel) : words.unknownChannel;
    const { part, n } = share.figure;
    return (
      <li key={share.channel}>
        {said} {name}:{" "}
        <FigureButton tabbable figure={share.figure} title={`${touchpoint.name}, ${name}`}>
          {words.ofSteps(count(part ?? 0), count(n))}
        </FigureButton>
        {said === words.seenIn && share.channel && (
          <button type="button" className={styles.nameIt} onClick={() => onName(share.channel)}>
            {words.nameIt(name)}
          </button>
        )}
      </li>
    );
  };
  return (
    <ul className={styles.data} aria-label={words.data}>
      {unnamed.map((share) => line(share, words.seenIn))}
      {traceless.map((share) => line(share, words.noTrace))}
    </ul>
  );
}
