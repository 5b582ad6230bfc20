// The moments of a stage, under its name; a moment of truth is flagged.
import { newId } from "../api/useMapDocument";
import { editing as words } from "../i18n/en.editing";
import type { Density } from "../layout/columns";
import { inOrder } from "../map/lookup";
import type { Moment, Stage } from "../map/types";
import { useEditor } from "./context";
import { InPlace } from "./InPlace";
import styles from "./Moments.module.css";
import { useCard } from "./useCard";

export function Moments({ stage, density }: { stage: Stage; density: Density }) {
  const { view, edit, editing, make } = useEditor();
  const moments = inOrder(view.map.moments).filter((one) => one.stage_id === stage.id);
  const writing = editing?.kind === "new-moment" && editing.stageId === stage.id;
  if (moments.length === 0 && !writing) return null;
  if (density !== "full" && !writing) {
    const names = moments.map((one) => one.name).join(" · ");
    return (
      <span
        role="img"
        className={styles.count}
        title={names}
        aria-label={`${words.moments}: ${names}`}
      >
        <Diamonds of={moments} />
      </span>
    );
  }
  return (
    <ol className={styles.list} aria-label={`${words.moments}: ${stage.name}`}>
      {moments.map((one) => (
        <OneMoment key={one.id} moment={one} />
      ))}
      {writing && (
        <li>
          <InPlace
            label={words.momentName}
            text=""
            onLeave={() => edit(null)}
            onSave={(name) => {
              edit(null);
              if (!name) return;
              const id = newId("moment");
              void make({ type: "add-moment", moment_id: id, stage_id: stage.id, name });
            }}
          />
        </li>
      )}
    </ol>
  );
}

function OneMoment({ moment }: { moment: Moment }) {
  const { edit, editing, make } = useEditor();
  const { cardClass, ...card } = useCard("moment", moment.id);
  if (editing?.kind === "moment" && editing.id === moment.id) {
    return (
      <li>
        <InPlace
          label={words.momentName}
          text={moment.name}
          onLeave={() => edit(null)}
          onSave={(name) => {
            edit(null);
            if (!name || name === moment.name) return;
            void make({ type: "rename-moment", moment_id: moment.id, name });
          }}
        />
      </li>
    );
  }
  return (
    <li
      {...card}
      className={`${styles.moment} ${cardClass}`}
      title={moment.moment_of_truth ? words.ofTruth : undefined}
      onDoubleClick={(event) => {
        event.stopPropagation();
        edit({ kind: "moment", id: moment.id });
      }}
    >
      <Mark filled={moment.moment_of_truth} />
      <span>
        {moment.name}
        {moment.moment_of_truth && <span className="visually-hidden">, {words.ofTruth}</span>}
      </span>
    </li>
  );
}

function Diamonds({ of }: { of: readonly Moment[] }) {
  return of.map((one) => <Mark key={one.id} filled={one.moment_of_truth} />);
}

function Mark({ filled }: { filled: boolean }) {
  return (
    <svg className={styles.mark} width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
      <path
        d="M4.5 .8 8.2 4.5 4.5 8.2 .8 4.5Z"
        fill={filled ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.2"
      />
    </svg>
  );
}
