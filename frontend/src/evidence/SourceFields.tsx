// What holds for the whole file: its source, channel, name of what happened, and time zone.

import { useId } from "react";
import { Button } from "../components/Button";
import { Field, Select } from "../components/Field";
import { several } from "../i18n/amounts";
import { en } from "../i18n/en";
import { importing } from "../i18n/en.import";
import { LateInput } from "./LateInput";
import { allColumns, toolOf } from "./mapping";
import panels from "./panels.module.css";
import type { Inspection, Mapping, Meaning } from "./types";

const words = importing.columns;

export function SourceFields({
  inspection,
  onRemap,
}: {
  inspection: Inspection;
  onRemap: (mapping: Mapping) => void;
}) {
  const { mapping } = inspection;
  const held = (meaning: Meaning) =>
    allColumns(inspection).find((entry) => entry.meaning === meaning)?.column;
  const channelColumn = held("channel");
  const nameColumn = held("name");
  return (
    <div className={panels.fields}>
      {inspection.joins && (
        <p className={panels.joins}>
          {words.joins(
            inspection.joins.source_name,
            several(inspection.joins.files.length, "file", "files"),
            several(inspection.joins.rows, "row", "rows"),
          )}
          <Button small onClick={() => onRemap(asSource(mapping, inspection.joins?.another ?? ""))}>
            {words.another}
          </Button>
        </p>
      )}
      <Field label={words.source} hint={words.sourceHelp}>
        {(wiring) => (
          <LateInput
            {...wiring}
            value={mapping.source_name}
            onDone={(source_name) => source_name && onRemap(asSource(mapping, source_name))}
          />
        )}
      </Field>
      {!toolOf(inspection) && (
        <>
          <Field
            label={words.channel}
            hint={channelColumn ? words.fromColumn(channelColumn) : undefined}
          >
            {(wiring) => (
              <Select
                {...wiring}
                value={mapping.channel}
                disabled={channelColumn !== undefined}
                onChange={(event) => onRemap({ ...mapping, channel: event.target.value })}
                options={channelOptions(mapping.channel)}
              />
            )}
          </Field>
          <Field label={words.name} hint={nameColumn ? words.fromColumn(nameColumn) : undefined}>
            {(wiring) => (
              <LateInput
                {...wiring}
                value={nameColumn ? "" : mapping.name}
                disabled={nameColumn !== undefined}
                onDone={(name) => onRemap({ ...mapping, name })}
              />
            )}
          </Field>
        </>
      )}
      <ZoneField mapping={mapping} onRemap={onRemap} />
    </div>
  );
}

/** The mapping for a source of another name; what was called like the source goes with it. */
function asSource(mapping: Mapping, source_name: string): Mapping {
  const name = mapping.name === mapping.source_name ? source_name : mapping.name;
  return { ...mapping, source_name, name, joins: "" };
}

function ZoneField({
  mapping,
  onRemap,
}: {
  mapping: Mapping;
  onRemap: (mapping: Mapping) => void;
}) {
  const list = useId();
  return (
    <Field label={words.zone} hint={words.zoneHelp}>
      {(wiring) => (
        <>
          <LateInput
            {...wiring}
            list={list}
            value={mapping.time_zone}
            onDone={(time_zone) => onRemap({ ...mapping, time_zone })}
          />
          <datalist id={list}>
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function channelOptions(present: string) {
  const known = Object.entries(en.channel).map(([value, label]) => ({ value, label }));
  const own = present !== "" && !(present in en.channel);
  return [
    { value: "", label: words.channelNone },
    ...known,
    ...(own ? [{ value: present, label: present }] : []),
  ];
}
