// The touchpoints of a stage, each with what the map says about it; opened beside the map.
import { useAnswer } from "../api/useAnswer";
import { Avatar } from "../components/Avatar";
import { Bars } from "../components/Bars";
import { ChannelTile } from "../components/ChannelTile";
import { Field, Select, TextInput } from "../components/Field";
import { channelName, en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import type { Channel } from "../map/schema";
import type { Importance, Touchpoint } from "../map/types";
import { useEditor } from "./context";
import inspector from "./Inspector.module.css";
import styles from "./TouchpointFields.module.css";

const IMPORTANCES: readonly Importance[] = ["", "low", "medium", "high"];
export default function TouchpointFields({ stageId }: { stageId: string }) {
  const { view } = useEditor();
  const answer = useAnswer<readonly Channel[]>("/channels");
  const touchpoints = view.touchpoints(stageId);
  if (touchpoints.length === 0) return null;
  return (
    <section className={inspector.section}>
      <h3 className={inspector.title}>{words.touchpointsHere}</h3>
      {touchpoints.map((one, at) => (
        <details key={one.id} className={styles.one} open={at === 0}>
          <summary className={styles.summary}>
            <ChannelTile channel={one.channel} size={18} />
            <span className={styles.name}>{one.name}</span>
            <Bars importance={one.importance} />
            <Avatar name={one.owner} nobody={en.frame.nobody} size={20} />
          </summary>
          <Fields touchpoint={one} channels={answer.data ?? []} />
        </details>
      ))}
    </section>
  );
}

function Fields({
  touchpoint,
  channels,
}: {
  touchpoint: Touchpoint;
  channels: readonly Channel[];
}) {
  const { view, make } = useEditor();
  const id = touchpoint.id;
  const set = (values: Readonly<Record<string, string>>) =>
    void make({ type: "set-touchpoint", touchpoint_id: id, ...values });
  const known = [
    ...channels,
    ...(channels.some((one) => one.id === touchpoint.channel)
      ? []
      : [{ id: touchpoint.channel, name: channelName(touchpoint.channel) }]),
  ];
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">{touchpoint.name}</legend>
      <Typed
        label={words.name}
        value={touchpoint.name}
        onSave={(name) => name && void make({ type: "rename-touchpoint", touchpoint_id: id, name })}
      />
      <Field label={words.channel}>
        {(wiring) => (
          <Select
            {...wiring}
            value={touchpoint.channel}
            onChange={(event) => set({ channel: event.target.value })}
            options={known.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <Field label={words.importance}>
        {(wiring) => (
          <Select
            {...wiring}
            value={touchpoint.importance}
            onChange={(event) => set({ importance: event.target.value })}
            options={IMPORTANCES.map((one) => ({ value: one, label: words.importanceOf[one] }))}
          />
        )}
      </Field>
      <Field label={words.stage}>
        {(wiring) => (
          <Select
            {...wiring}
            value={touchpoint.stage_id}
            onChange={(event) =>
              void make({
                type: "move-touchpoint",
                touchpoint_id: id,
                stage_id: event.target.value,
              })
            }
            options={view.stages.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <Typed label={words.owner} value={touchpoint.owner} onSave={(owner) => set({ owner })} />
      <Typed
        label={words.department}
        value={touchpoint.department}
        onSave={(department) => set({ department })}
      />
    </fieldset>
  );
}

/** A text that is saved when the field is left or Enter is pressed; Escape takes it back. */
function Typed({
  label,
  value,
  onSave,
}: {
  label: string;
  value: string;
  onSave: (text: string) => void;
}) {
  return (
    <Field label={label}>
      {(wiring) => (
        <TextInput
          {...wiring}
          key={value}
          defaultValue={value}
          maxLength={200}
          onBlur={(event) => {
            const text = event.target.value.trim();
            if (text !== value) onSave(text);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
            if (event.key === "Escape") {
              event.stopPropagation();
              event.currentTarget.value = value;
              event.currentTarget.blur();
            }
          }}
        />
      )}
    </Field>
  );
}
