// Where a barrier stands: chosen beside its sentence, and told in its touchpoint's fields.
import { Field, Select } from "../components/Field";
import { editing as words } from "../i18n/en.editing";
import type { Statement, Touchpoint } from "../map/types";
import { useEditor } from "./context";
import styles from "./Inspector.module.css";

export function BarrierPlace({ barrier }: { barrier: Statement }) {
  const { view, make } = useEditor();
  const here = view.map.touchpoints.filter(
    (one) => one.stage_id === barrier.stage_id || one.id === barrier.touchpoint_id,
  );
  if (barrier.part !== "barrier" || here.length === 0) return null;
  return (
    <Field label={words.barrier.place}>
      {(wiring) => (
        <Select
          {...wiring}
          value={barrier.touchpoint_id}
          onChange={(event) =>
            void make({
              type: "place-barrier",
              statement_id: barrier.id,
              touchpoint_id: event.target.value,
            })
          }
          options={[
            { value: "", label: words.barrier.whole },
            ...here.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      )}
    </Field>
  );
}

/** The barriers put at a touchpoint, each with what is recommended against it. */
export function BarriersAt({ touchpoint }: { touchpoint: Touchpoint }) {
  const { view } = useEditor();
  const here = view.map.statements.filter((one) => one.touchpoint_id === touchpoint.id);
  if (here.length === 0) return null;
  return (
    <div data-barriers-at={touchpoint.id}>
      <p className={styles.reason}>{words.barrier.here}</p>
      <ul>
        {here.map((barrier) => (
          <li key={barrier.id}>
            {barrier.text}
            {view.map.statements
              .filter((one) => one.pair_id === barrier.id)
              .map((idea) => (
                <p key={idea.id} className={styles.reason}>
                  {words.barrier.idea(idea.text)}
                </p>
              ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
