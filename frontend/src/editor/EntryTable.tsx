// Where journeys begin, in the table twin: every number with what it is a share of.
import { en } from "../i18n/en";
import { entries as words } from "../i18n/en.entries";
import { count } from "../i18n/format";
import { entriesOf } from "../map/entries";
import { intervalText, periodText } from "../map/figures";
import type { EntryReading } from "../map/types";
import { useEditor } from "./context";
import { FigureField, Plain } from "./PlainTable";

export function EntryTable() {
  const { view } = useEditor();
  const all = view.reading?.entries ?? [];
  if (all.length === 0) return null;
  const names = new Map(view.map.touchpoints.map((one) => [one.id, one.name]));
  const others = all.find((one) => one.stage_id === "" && one.figure.part !== 0);
  const heads = [
    en.table.stage,
    en.table.touchpoint,
    words.begin,
    words.of,
    words.share,
    en.table.interval,
    words.period,
  ];
  const line = (entry: EntryReading, stage: string, name: string) => (
    <tr key={entry.figure.rows}>
      <td>{stage}</td>
      <th scope="row">{name}</th>
      <td>{entry.figure.part === null ? entry.figure.hidden : count(entry.figure.part)}</td>
      <td>{count(entry.figure.n)}</td>
      <FigureField figure={entry.figure} title={`${name}, ${words.share.toLowerCase()}`} />
      <td>{intervalText(entry.figure)}</td>
      <td>{periodText(entry.figure)}</td>
    </tr>
  );
  return (
    <Plain name={words.title} heads={heads}>
      {view.stages.flatMap((stage) =>
        entriesOf(view, stage.id).map((one) =>
          line(one, stage.name, names.get(one.touchpoint_id) ?? words.whole),
        ),
      )}
      {others && line(others, "", words.others)}
    </Plain>
  );
}
