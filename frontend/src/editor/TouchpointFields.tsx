// The touchpoints of a stage, each with what the map says about it; opened beside the map.
import { useAnswer } from "../api/useAnswer";
import { Bars } from "../components/Bars";
import { Avatars, ChannelTiles } from "../components/Beside";
import { Field, Select } from "../components/Field";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { channelsOf, ownersOf } from "../map/belonging";
import type { Channel } from "../map/schema";
import type { Importance, Mode, Touchpoint } from "../map/types";
import { BarriersAt } from "./BarrierPlace";
import { ChannelFields } from "./ChannelFields";
import { useEditor } from "./context";
import inspector from "./Inspector.module.css";
import { OwnerFields } from "./OwnerFields";
import styles from "./TouchpointFields.module.css";
import { Typed } from "./Typed";

const IMPORTANCES: readonly Importance[] = ["", "low", "medium", "high"];
const MODES: readonly Mode[] = ["online", "offline", "both"];

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
            <ChannelTiles channels={channelsOf(one)} size={18} />
            <span className={styles.name}>{one.name}</span>
            <Bars importance={one.importance} />
            <Avatars names={ownersOf(one)} nobody={en.frame.nobody} size={20} />
          </summary>
          <Fields touchpoint={one} channels={answer.data ?? []} />
          <BarriersAt touchpoint={one} />
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
  const set = (values: Readonly<Record<string, string | readonly string[]>>) =>
    void make({ type: "set-touchpoint", touchpoint_id: id, ...values });
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">{touchpoint.name}</legend>
      <Typed
        label={words.name}
        value={touchpoint.name}
        onSave={(name) => name && void make({ type: "rename-touchpoint", touchpoint_id: id, name })}
      />
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
      <ChannelFields touchpoint={touchpoint} channels={channels} onSet={set} />
      <Field label={words.mode}>
        {(wiring) => (
          <Select
            {...wiring}
            value={touchpoint.mode}
            onChange={(event) => set({ mode: event.target.value })}
            options={MODES.map((one) => ({ value: one, label: words.modeOf[one] }))}
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
      <OwnerFields touchpoint={touchpoint} onSet={set} />
      <Typed
        label={words.department}
        value={touchpoint.department}
        onSave={(department) => set({ department })}
      />
    </fieldset>
  );
}
