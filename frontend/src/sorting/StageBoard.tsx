// Stages as columns, touchpoints as cards: where names are dropped and touchpoints rearranged.

import { Ellipsis, Plus } from "lucide-react";
import { type DragEvent, useState } from "react";
import { newId } from "../api/useMapDocument";
import { Button, IconButton } from "../components/Button";
import { Menu } from "../components/Overlay";
import { sorting } from "../i18n/en.sorting";
import { count } from "../i18n/format";
import type { JourneyMap, MapReading, Stage, StageFlow } from "../map/types";
import { type Carrying, type Place, samePlace } from "./carrying";
import { NameField } from "./NameField";
import styles from "./StageBoard.module.css";
import { TouchpointCard } from "./TouchpointCard";
import type { EditBody, RuleCounts } from "./types";

const words = sorting.stages;

interface Props {
  map: JourneyMap;
  reading: MapReading | null;
  counts: RuleCounts | null;
  carrying: Carrying | null;
  /** Events of the names that are being moved. */
  movedEvents: number;
  /** The rules a drop would make, in words. */
  newRules: readonly string[];
  opened: string;
  onOpen: (touchpointId: string) => void;
  onHover: (place: Place) => void;
  onDrop: (place: Place) => void;
  onEdit: (edit: EditBody) => Promise<boolean>;
}

export function StageBoard(props: Props) {
  const { map, reading, onEdit } = props;
  const [adding, setAdding] = useState(false);
  const [card, setCard] = useState("");
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>{words.title}</h3>
        <span className={styles.hint}>{words.hint}</span>
        <span className={styles.legend}>
          <span className={styles.dash} aria-hidden="true" />
          {words.proposed}
        </span>
        {adding ? (
          <NameField
            label={words.addLabel}
            value=""
            onDone={(name) => {
              setAdding(false);
              if (name) void onEdit({ type: "add-stage", stage_id: newId("stage"), name });
            }}
          />
        ) : (
          <Button small icon={Plus} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )}
      </header>
      <div className={styles.columns}>
        {map.stages.map((stage, at) => (
          <Column
            key={stage.id}
            {...props}
            stage={stage}
            at={at}
            flow={reading?.flows.find((flow) => flow.stage_id === stage.id) ?? null}
            card={card}
            onCard={setCard}
          />
        ))}
      </div>
    </>
  );
}

interface ColumnProps extends Props {
  stage: Stage;
  at: number;
  flow: StageFlow | null;
  /** The touchpoint that is dragged to another stage. */
  card: string;
  onCard: (touchpointId: string) => void;
}

function Column(props: ColumnProps) {
  const { map, stage, flow, carrying, card, onHover, onDrop, onEdit, onCard } = props;
  const [renaming, setRenaming] = useState(false);
  const [adding, setAdding] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const here: Place = { kind: "stage", stageId: stage.id };
  const touchpoints = map.touchpoints.filter((one) => one.stage_id === stage.id);
  const isOver =
    carrying !== null && carrying.place.kind !== "aside" && carrying.place.stageId === stage.id;
  const isTarget = samePlace(carrying?.place ?? null, here);

  const over = (event: DragEvent) => {
    if (!carrying && !card) return;
    event.preventDefault();
    if (carrying && !isTarget) onHover(here);
  };
  const isSeen = touchpoints.some((one) => (props.counts?.touchpoints[one.id]?.events ?? 0) > 0);
  const isFolded = flow !== null && !flow.observed && !isSeen && !isOver && !unfolded;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (card) {
      void onEdit({ type: "move-touchpoint", touchpoint_id: card, stage_id: stage.id });
      onCard("");
    } else if (carrying) onDrop(here);
  };
  if (isFolded) {
    return (
      <button
        type="button"
        className={styles.folded}
        title={words.unfold(stage.name)}
        onClick={() => setUnfolded(true)}
        onDragOver={over}
        onDrop={drop}
      >
        <strong>{stage.name}</strong> {words.notObserved}
      </button>
    );
  }
  return (
    <section
      className={styles.column}
      data-over={isOver || undefined}
      data-proposed={stage.proposed || undefined}
      aria-label={stage.name}
      onDragOver={over}
      onDrop={drop}
    >
      <header className={styles.stage}>
        {renaming ? (
          <NameField
            label={words.rename(stage.name)}
            value={stage.name}
            onDone={(name) => {
              setRenaming(false);
              if (name && name !== stage.name) {
                void onEdit({ type: "rename-stage", stage_id: stage.id, name });
              }
            }}
          />
        ) : (
          <h4 className={styles.stageName}>
            <button
              type="button"
              onDoubleClick={() => setRenaming(true)}
              onKeyDown={(event) => event.key === "F2" && setRenaming(true)}
              title={words.rename(stage.name)}
            >
              {stage.name}
            </button>
          </h4>
        )}
        <StageMenu {...props} onRename={() => setRenaming(true)} />
        <p className={styles.reach}>{reachOf(flow)}</p>
      </header>
      <div className={styles.cards}>
        {touchpoints.map((touchpoint) => {
          const place: Place = {
            kind: "touchpoint",
            stageId: stage.id,
            touchpointId: touchpoint.id,
          };
          return (
            <TouchpointCard
              key={touchpoint.id}
              map={map}
              touchpoint={touchpoint}
              counts={props.counts?.touchpoints[touchpoint.id] ?? null}
              isTarget={samePlace(carrying?.place ?? null, place)}
              carrying={carrying !== null}
              movedEvents={props.movedEvents}
              newRules={props.newRules}
              open={props.opened === touchpoint.id}
              onOpen={(open) => props.onOpen(open ? touchpoint.id : "")}
              onHover={() => onHover(place)}
              onDrop={() => onDrop(place)}
              onDrag={(on) => onCard(on ? touchpoint.id : "")}
              onEdit={onEdit}
            />
          );
        })}
        {isTarget && (
          <p className={styles.newHere}>
            {words.dropNew}
            {carrying && <span className={styles.newRules}>{props.newRules.join("; ")}</span>}
          </p>
        )}
        {adding ? (
          <NameField
            label={words.addTouchpointLabel}
            value=""
            onDone={(name) => {
              setAdding(false);
              if (!name) return;
              const touchpoint_id = newId("touchpoint");
              void onEdit({ type: "add-touchpoint", touchpoint_id, name, stage_id: stage.id });
            }}
          />
        ) : (
          <button type="button" className={styles.add} onClick={() => setAdding(true)}>
            + {words.addTouchpoint}
          </button>
        )}
      </div>
    </section>
  );
}

function StageMenu({ map, stage, at, onEdit, onRename }: ColumnProps & { onRename: () => void }) {
  const move = (before: string) => void onEdit({ type: "move-stage", stage_id: stage.id, before });
  return (
    <Menu
      trigger={<IconButton icon={Ellipsis} size={14} label={words.stageMenu(stage.name)} />}
      entries={[
        { label: words.renameStage, onSelect: onRename },
        ...(stage.proposed
          ? [
              {
                label: words.confirmStage,
                onSelect: () => void onEdit({ type: "confirm-proposed", stage_ids: [stage.id] }),
              },
            ]
          : []),
        {
          label: words.moveLeft,
          disabled: at === 0,
          onSelect: () => move(map.stages[at - 1]?.id ?? ""),
        },
        {
          label: words.moveRight,
          disabled: at === map.stages.length - 1,
          onSelect: () => move(map.stages[at + 2]?.id ?? ""),
        },
        {
          label: words.removeStage,
          danger: true,
          apart: true,
          onSelect: () => void onEdit({ type: "remove-stage", stage_id: stage.id }),
        },
      ]}
    />
  );
}

function reachOf(flow: StageFlow | null): string {
  if (flow === null) return "";
  if (!flow.observed) return words.notObserved;
  const reach = flow.reach.value ?? 0;
  return words.journeys(count(reach), reach === 1);
}
