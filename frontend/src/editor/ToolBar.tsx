import { CalendarRange, Layers, Redo2, Table2, Undo2, Users } from "lucide-react";
import { useState } from "react";
import type { Limits } from "../api/limits";
import { Button, IconButton } from "../components/Button";
import { Chip } from "../components/Chip";
import { Field, Select, TextInput } from "../components/Field";
import { Icon } from "../components/Icon";
import { Popover } from "../components/Overlay";
import { Segmented } from "../components/Segmented";
import { StateGlyph } from "../components/StateGlyph";
import { channelName, en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { count, period } from "../i18n/format";
import type { Density } from "../layout/columns";
import { channelsOf } from "../map/belonging";
import { STATES } from "../map/lookup";
import type { JourneyMap, MapReading, State } from "../map/types";
import { LaneChooser } from "./LaneChooser";
import styles from "./ToolBar.module.css";
import type { Lanes } from "./useLanes";

interface Props {
  map: JourneyMap;
  reading: MapReading | null;
  limits: Limits;
  onLimits: (limits: Limits) => void;
  shown: ReadonlySet<State>;
  onState: (state: State, add: boolean) => void;
  density: Density;
  onDensity: (density: Density) => void;
  lanes: Lanes;
  choosing: boolean;
  onChoosing: (open: boolean) => void;
  asTable: boolean;
  onTable: () => void;
  undoLabel: string;
  redoLabel: string;
  onUndo: () => void;
  onRedo: () => void;
}

export function MapToolBar(props: Props) {
  const { map, reading, limits, onLimits } = props;
  const channels = [...new Set(map.touchpoints.flatMap(channelsOf))].sort();
  return (
    <>
      <span className={styles.persona}>
        <Icon of={Users} size={14} />
        <Select
          aria-label={en.map.persona}
          className={styles.select}
          value={limits.persona}
          onChange={(event) => onLimits({ ...limits, persona: event.target.value })}
          options={[
            { value: "", label: words.head.everybody },
            ...map.personas
              .filter((one) => one.conditions.length > 0 || one.id === limits.persona)
              .map((one) => ({ value: one.id, label: one.name.split(",")[0] ?? one.name })),
          ]}
        />
      </span>
      <PeriodFilter limits={limits} onLimits={onLimits} />
      <ChannelFilter channels={channels} limits={limits} onLimits={onLimits} />
      <LaneChooser lanes={props.lanes} open={props.choosing} onOpen={props.onChoosing} />
      <span className={styles.divider} />
      <div role="group" className={styles.legend} aria-label={en.map.legend}>
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            className={styles.state}
            aria-pressed={props.shown.has(state)}
            aria-label={`${en.state[state]} ${reading ? count(reading.states[state] ?? 0) : en.map.loading}`}
            title={en.state[state]}
            onClick={(event) => props.onState(state, event.shiftKey)}
          >
            <StateGlyph state={state} />
            <span className={styles.stateName}>{en.state[state]}</span>{" "}
            <b className="numbers">{reading ? count(reading.states[state] ?? 0) : "–"}</b>
          </button>
        ))}
      </div>
      <span className={styles.push} />
      <Segmented
        label={en.map.density}
        value={props.density}
        onChange={props.onDensity}
        options={[
          { value: "overview", label: words.density.overview },
          { value: "compact", label: words.density.compact },
          { value: "full", label: words.density.full },
        ]}
      />
      <IconButton icon={Table2} label={en.map.table} on={props.asTable} onClick={props.onTable} />
      <IconButton
        icon={Undo2}
        label={en.map.undo(props.undoLabel)}
        disabled={!props.undoLabel}
        onClick={props.onUndo}
      />
      <IconButton
        icon={Redo2}
        label={en.map.redo(props.redoLabel)}
        disabled={!props.redoLabel}
        onClick={props.onRedo}
      />
    </>
  );
}

function nextDay(iso: string, days: number): string {
  if (!iso) return "";
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function PeriodFilter({
  limits,
  onLimits,
}: {
  limits: Limits;
  onLimits: (limits: Limits) => void;
}) {
  const [open, setOpen] = useState(false);
  const text = period(limits.from, limits.to);
  return (
    <Popover
      title={en.map.period}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button icon={CalendarRange} aria-label={`${en.map.period}: ${text || en.map.wholePeriod}`}>
          {text || en.map.wholePeriod}
        </Button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          onLimits({
            ...limits,
            from: String(form.get("from") ?? ""),
            to: nextDay(String(form.get("to") ?? ""), 1),
          });
          setOpen(false);
        }}
      >
        <p className={styles.help}>{en.map.periodHelp}</p>
        <Field label={en.map.from}>
          {(wiring) => <TextInput {...wiring} type="date" name="from" defaultValue={limits.from} />}
        </Field>
        <Field label={en.map.until}>
          {(wiring) => (
            <TextInput {...wiring} type="date" name="to" defaultValue={nextDay(limits.to, -1)} />
          )}
        </Field>
        <div className={styles.buttons}>
          <Button
            look="quiet"
            onClick={() => {
              onLimits({ ...limits, from: "", to: "" });
              setOpen(false);
            }}
          >
            {en.map.clear}
          </Button>
          <Button look="primary" type="submit">
            {en.map.apply}
          </Button>
        </div>
      </form>
    </Popover>
  );
}

function ChannelFilter({
  channels,
  limits,
  onLimits,
}: {
  channels: readonly string[];
  limits: Limits;
  onLimits: (limits: Limits) => void;
}) {
  const names = limits.channels.map((one) => channelName(one));
  const text = names.length > 0 ? names.join(", ") : en.map.allChannels;
  return (
    <Popover
      title={en.map.channels}
      trigger={
        <Button icon={Layers} aria-label={`${en.map.channels}: ${text}`}>
          {text}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.help}>{en.map.channelsHelp}</p>
        <div className={styles.chips}>
          {channels.map((channel) => {
            const on = limits.channels.includes(channel);
            return (
              <Chip
                key={channel}
                on={on}
                onClick={() =>
                  onLimits({
                    ...limits,
                    channels: on
                      ? limits.channels.filter((one) => one !== channel)
                      : [...limits.channels, channel],
                  })
                }
              >
                {channelName(channel)}
              </Chip>
            );
          })}
        </div>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={limits.only}
            disabled={limits.channels.length === 0}
            onChange={(event) => onLimits({ ...limits, only: event.target.checked })}
          />
          {en.map.onlyChannels}
        </label>
      </div>
    </Popover>
  );
}
