import {
  ArrowLeft,
  ArrowRight,
  ChartNoAxesColumnIncreasing,
  ChevronDown,
  Columns2,
  Combine,
  Copy,
  Diamond,
  Link2,
  Palette,
  Pencil,
  SquareSplitHorizontal,
  TextCursorInput,
  Trash2,
  UserRound,
} from "lucide-react";
import { lazy, Suspense, useContext, useState } from "react";
import { newId } from "../api/useMapDocument";
import { Bars } from "../components/Bars";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { Dialog, Menu, type MenuEntry } from "../components/Overlay";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import type { Importance, Stage } from "../map/types";
import { ColorBand } from "./ColorBand";
import { duplicated } from "./cards";
import { ActiveContext, useEditor } from "./context";
import { DetailLink } from "./DetailLink";
import { InPlace } from "./InPlace";
import { Moments } from "./Moments";
import styles from "./StageHeader.module.css";
import { useCard } from "./useCard";

const AssignDialog = lazy(() => import("./AssignDialog"));
const ColorDialog = lazy(() => import("./ColorDialog"));
const LinkDialog = lazy(() => import("./LinkDialog"));
const SplitDialog = lazy(() => import("./SplitDialog"));

/** From here on a moment has room beside the stage's name, in px. */
const ROOMY = 216;
const IMPORTANCES: readonly Importance[] = ["high", "medium", "low", ""];

/** Which dialog about a stage is open. */
type Asked = "remove" | "link" | "color" | "split" | "assign" | null;

export function StageHeader({ stage, column }: { stage: Stage; column: number }) {
  const { editing, edit, make, focus, columns, densityAt } = useEditor();
  const density = densityAt(column);
  const { active, activate } = useContext(ActiveContext);
  const [asked, ask] = useState<Asked>(null);
  const entries = useStageMenu(stage, column, ask);
  const isEditing = editing?.kind === "stage" && editing.id === stage.id;
  const describing = editing?.kind === "stage-line" && editing.id === stage.id;
  const { cardClass: _, ...card } = useCard("stage", stage.id);
  const rename = () => edit({ kind: "stage", id: stage.id });
  return (
    <div
      {...card}
      role="columnheader"
      draggable={!isEditing && !describing}
      aria-colindex={column + 2}
      data-stage={stage.id}
      data-lane=""
      tabIndex={active[0] === 0 && active[1] === column ? 0 : -1}
      data-row={0}
      data-column={column}
      data-density={density}
      data-roomy={density === "full" && (columns.widths[column] ?? 0) >= ROOMY ? "" : undefined}
      className={`${styles.header} ${focus === column ? styles.isFocused : ""} ${stage.proposed ? styles.isProposed : ""}`}
      onFocus={() => activate(0, column)}
      onDoubleClick={rename}
      title={
        [density === "full" ? "" : stage.name, stage.proposed ? en.map.proposed : ""]
          .filter(Boolean)
          .join(" · ") || undefined
      }
    >
      {isEditing ? (
        <InPlace
          label={en.map.stageName}
          text={stage.name}
          onLeave={() => edit(null)}
          onSave={(name) => {
            edit(null);
            if (name && name !== stage.name) {
              void make({ type: "rename-stage", stage_id: stage.id, name });
            }
          }}
        />
      ) : (
        <span className={styles.name}>
          {stage.name}
          {stage.importance && (
            <span className={styles.importance} title={en.map.importance[stage.importance]}>
              <Bars importance={stage.importance} />
            </span>
          )}
        </span>
      )}
      {describing ? (
        <InPlace
          label={words.stageLine}
          text={stage.line}
          onLeave={() => edit(null)}
          onSave={(line) => {
            edit(null);
            if (line !== stage.line)
              void make({ type: "describe-stage", stage_id: stage.id, line });
          }}
        />
      ) : (
        stage.line && <span className={styles.line}>{stage.line}</span>
      )}
      <ColorBand color={stage.color} side="top" />
      {stage.detail && <DetailLink detail={stage.detail} />}
      <Moments stage={stage} density={density} />
      <Menu
        entries={entries}
        trigger={
          <button
            type="button"
            tabIndex={-1}
            className={styles.menu}
            data-menu
            aria-label={en.map.stageMenu(stage.name)}
          >
            <Icon of={ChevronDown} size={14} />
          </button>
        }
      />
      <Suspense>
        {asked === "color" && <ColorDialog kind="stage" of={stage} onClose={() => ask(null)} />}
        {asked === "split" && <SplitDialog stage={stage} onClose={() => ask(null)} />}
        {asked === "link" && <LinkDialog stage={stage} onClose={() => ask(null)} />}
        {asked === "assign" && <AssignDialog stage={stage} onClose={() => ask(null)} />}
      </Suspense>
      <Dialog
        open={asked === "remove"}
        onClose={() => ask(null)}
        title={en.map.remove}
        actions={
          <>
            <Button onClick={() => ask(null)}>{en.map.cancel}</Button>
            <Button
              look="danger"
              icon={Trash2}
              onClick={() => {
                ask(null);
                void make({ type: "remove-stage", stage_id: stage.id });
              }}
            >
              {en.map.remove}
            </Button>
          </>
        }
      >
        {en.map.removeAsk(stage.name)}
      </Dialog>
    </div>
  );
}

function useStageMenu(
  stage: Stage,
  column: number,
  ask: (asked: Asked) => void,
): readonly MenuEntry[] {
  const { view, edit, make } = useEditor();
  const ids = view.stages.map((one) => one.id);
  const before = ids[column - 1];
  const after = ids[column + 1] ?? "";
  const add = (place: string) => {
    const id = newId("stage");
    void make({ type: "add-stage", stage_id: id, name: en.map.newStage, before: place }).then(
      (done) => done && edit({ kind: "stage", id }),
    );
  };
  return [
    { label: en.map.rename, icon: Pencil, onSelect: () => edit({ kind: "stage", id: stage.id }) },
    {
      label: words.describe,
      icon: TextCursorInput,
      onSelect: () => edit({ kind: "stage-line", id: stage.id }),
    },
    {
      label: words.duplicate,
      icon: Copy,
      onSelect: () => {
        const copies = duplicated([{ kind: "stage", id: stage.id }]);
        if (copies) void make(copies);
      },
    },
    { label: words.color.open, icon: Palette, onSelect: () => ask("color") },
    { label: words.assign.open, icon: UserRound, onSelect: () => ask("assign") },
    { label: words.link.open, icon: Link2, onSelect: () => ask("link") },
    { label: en.map.addBefore, icon: Columns2, apart: true, onSelect: () => add(stage.id) },
    { label: en.map.addAfter, icon: Columns2, onSelect: () => add(after) },
    {
      label: en.map.split,
      icon: SquareSplitHorizontal,
      onSelect: () => ask("split"),
    },
    ...IMPORTANCES.filter((one) => one !== (stage.importance ?? "")).map((importance) => ({
      label: en.map.importance[importance],
      icon: ChartNoAxesColumnIncreasing,
      apart: importance === IMPORTANCES.find((one) => one !== (stage.importance ?? "")),
      onSelect: () => void make({ type: "describe-stage", stage_id: stage.id, importance }),
    })),
    {
      label: words.addMoment,
      icon: Diamond,
      onSelect: () => edit({ kind: "new-moment", stageId: stage.id }),
    },
    {
      label: en.map.moveLeft,
      icon: ArrowLeft,
      apart: true,
      disabled: before === undefined,
      onSelect: () => void make({ type: "move-stage", stage_id: stage.id, before: before ?? "" }),
    },
    {
      label: en.map.moveRight,
      icon: ArrowRight,
      disabled: after === "",
      onSelect: () =>
        void make({ type: "move-stage", stage_id: stage.id, before: ids[column + 2] ?? "" }),
    },
    {
      label: words.mergeNext,
      icon: Combine,
      disabled: after === "",
      onSelect: () =>
        void make({ type: "merge-stages", stage_id: stage.id, other_stage_id: after }),
    },
    {
      label: en.map.remove,
      icon: Trash2,
      danger: true,
      apart: true,
      onSelect: () => ask("remove"),
    },
  ];
}
