// The table twin of what reaches over several stages.
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { useEditor } from "./context";
import { Plain } from "./PlainTable";

export function SpansTable() {
  const { view } = useEditor();
  const all = view.lanes.flatMap((lane) => view.spans(lane.id).map((span) => ({ lane, span })));
  if (all.length === 0) return null;
  const { title, from, to, lane: laneName } = words.span.table;
  return (
    <Plain name={title} heads={[words.span.table.sentence, laneName, from, to, en.table.state]}>
      {all.map(({ lane, span }) => (
        <tr key={span.statement.id}>
          <th scope="row">{span.statement.text}</th>
          <td>{lane.name}</td>
          <td>{view.stages[span.first]?.name}</td>
          <td>{view.stages[span.first + span.many - 1]?.name}</td>
          <td>{en.state[view.statementReading(span.statement.id)?.state ?? "assumed"]}</td>
        </tr>
      ))}
    </Plain>
  );
}
