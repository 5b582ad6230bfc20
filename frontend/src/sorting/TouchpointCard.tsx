// A touchpoint as a card: its channel, its count, its first rule; open, the ordered list of its
// rules with what each wins and where they overlap.

import {
  ArrowUp,
  Check,
  ChevronUp,
  Pencil,
  Scissors,
  Trash2,
  TriangleAlert,
  X,
} from "lucide-react";
import { type DragEvent, useState } from "react";
import { newId } from "../api/useMapDocument";
import { ChannelTiles } from "../components/Beside";
import { IconButton } from "../components/Button";
import { Icon } from "../components/Icon";
import { sorting } from "../i18n/en.sorting";
import { count } from "../i18n/format";
import { channelsOf } from "../map/belonging";
import type { EventRule, JourneyMap, Touchpoint } from "../map/types";
import { Breakable } from "./Breakable";
import { NameField } from "./NameField";
import { inWords, readableName } from "./rules";
import styles from "./TouchpointCard.module.css";
import type { EditBody, RuleCount, TouchpointCount } from "./types";

const words = sorting.stages;

interface Props {
  map: JourneyMap;
  touchpoint: Touchpoint;
  counts: TouchpointCount | null;
  isTarget: boolean;
  carrying: boolean;
  movedEvents: number;
  newRules: readonly string[];
  open: boolean;
  onOpen: (open: boolean) => void;
  onHover: () => void;
  onDrop: () => void;
  onDrag: (on: boolean) => void;
  onEdit: (edit: EditBody) => Promise<boolean>;
}

export function TouchpointCard(props: Props) {
  const { map, touchpoint, counts, isTarget, carrying, open, onOpen, onEdit } = props;
  const [renaming, setRenaming] = useState(false);
  const rules = map.rules.filter((rule) => rule.touchpoint_id === touchpoint.id);
  const over = (event: DragEvent) => {
    if (!carrying) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isTarget) props.onHover();
  };
  const drop = (event: DragEvent) => {
    if (!carrying) return;
    event.preventDefault();
    event.stopPropagation();
    props.onDrop();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its name is a button that opens it by key
    <article
      className={styles.card}
      data-touchpoint={touchpoint.id}
      data-target={isTarget || undefined}
      data-proposed={touchpoint.proposed || undefined}
      data-open={open || undefined}
      draggable={!renaming}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", touchpoint.name);
        props.onDrag(true);
      }}
      onDragEnd={() => props.onDrag(false)}
      onDragOver={over}
      onDrop={drop}
      onClick={(event) => {
        const hit = event.target as Element;
        if (!hit.closest("button, input, select, a, label")) onOpen(!open);
      }}
    >
      <div className={styles.top}>
        <ChannelTiles
          channels={channelsOf(touchpoint)}
          size={20}
          seen={counts === null || counts.events > 0}
          named
        />
        <Events counts={counts} isTarget={isTarget} movedEvents={props.movedEvents} />
      </div>
      {renaming ? (
        <NameField
          label={words.rename(touchpoint.name)}
          value={touchpoint.name}
          onDone={(name) => {
            setRenaming(false);
            if (!name || name === touchpoint.name) return;
            void onEdit({ type: "rename-touchpoint", touchpoint_id: touchpoint.id, name });
          }}
        />
      ) : (
        <button
          type="button"
          className={styles.name}
          aria-expanded={open}
          title={words.open(touchpoint.name)}
          onClick={() => onOpen(!open)}
          onDoubleClick={() => setRenaming(true)}
          onKeyDown={(event) => event.key === "F2" && setRenaming(true)}
        >
          {touchpoint.name}
        </button>
      )}
      {open ? (
        <OpenCard {...props} rules={rules} onRename={() => setRenaming(true)} />
      ) : (
        <p className={styles.rule}>
          <Breakable text={firstRule(rules)} />
        </p>
      )}
      {isTarget &&
        props.newRules.map((rule) => (
          <p key={rule} className={styles.newRule}>
            + {rule}
          </p>
        ))}
      {touchpoint.proposed && !open && <span className={styles.tag}>{words.proposedTag}</span>}
    </article>
  );
}

function Events({
  counts,
  isTarget,
  movedEvents,
}: {
  counts: { events: number } | null;
  isTarget: boolean;
  movedEvents: number;
}) {
  if (counts === null) return <span className={styles.events}>–</span>;
  if (!isTarget) return <span className={styles.events}>{count(counts.events)}</span>;
  return (
    <span className={styles.events}>
      <s>{count(counts.events)}</s> {count(counts.events + movedEvents)}
    </span>
  );
}

function firstRule(rules: readonly EventRule[]): string {
  const first = rules[0];
  if (!first) return words.noRules;
  const more = rules.length > 1 ? `, ${words.more(count(rules.length - 1))}` : "";
  return `${inWords(first)}${more}`;
}

function OpenCard({
  map,
  touchpoint,
  counts,
  rules,
  onOpen,
  onEdit,
  onRename,
}: Props & { rules: readonly EventRule[]; onRename: () => void }) {
  const id = touchpoint.id;
  const others = map.touchpoints.filter((one) => one.id !== id);
  return (
    <>
      <ol className={styles.rules}>
        {rules.map((rule, at) => (
          <Rule
            key={rule.id}
            map={map}
            touchpoint={touchpoint}
            rule={rule}
            at={at}
            alone={rules.length === 1}
            before={rules[at - 1]?.id ?? ""}
            counts={counts?.rules.find((one) => one.rule_id === rule.id) ?? null}
            onEdit={onEdit}
          />
        ))}
        {rules.length === 0 && <li className={styles.rule}>{words.noRules}</li>}
      </ol>
      <div className={styles.moves}>
        <select
          aria-label={words.moveTo}
          value={touchpoint.stage_id}
          onChange={(event) =>
            void onEdit({
              type: "move-touchpoint",
              touchpoint_id: id,
              stage_id: event.target.value,
            })
          }
        >
          {map.stages.map((stage) => (
            <option key={stage.id} value={stage.id}>
              {stage.name}
            </option>
          ))}
        </select>
        {others.length > 0 && (
          <select
            aria-label={words.mergeInto}
            value=""
            onChange={(event) =>
              event.target.value &&
              void onEdit({
                type: "merge-touchpoints",
                touchpoint_id: event.target.value,
                other_touchpoint_ids: [id],
              })
            }
          >
            <option value="">{words.mergeInto} …</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </select>
        )}
      </div>
      <div className={styles.buttons}>
        <IconButton
          icon={Pencil}
          size={14}
          label={words.rename(touchpoint.name)}
          onClick={onRename}
        />
        {touchpoint.proposed && (
          <IconButton
            icon={Check}
            size={14}
            label={words.confirm}
            onClick={() => void onEdit({ type: "confirm-proposed", touchpoint_ids: [id] })}
          />
        )}
        <IconButton
          icon={Trash2}
          size={14}
          label={words.remove}
          onClick={() => void onEdit({ type: "remove-touchpoint", touchpoint_id: id })}
        />
        <IconButton
          icon={ChevronUp}
          size={14}
          label={words.close}
          className={styles.fold}
          onClick={() => onOpen(false)}
        />
      </div>
    </>
  );
}

function Rule({
  map,
  touchpoint,
  rule,
  at,
  alone,
  before,
  counts,
  onEdit,
}: {
  map: JourneyMap;
  touchpoint: Touchpoint;
  rule: EventRule;
  at: number;
  alone: boolean;
  before: string;
  counts: RuleCount | null;
  onEdit: (edit: EditBody) => Promise<boolean>;
}) {
  const text = inWords(rule);
  const other = map.touchpoints.find((one) => one.id === counts?.overlap_touchpoint)?.name;
  return (
    <li className={styles.one}>
      <div className={styles.ruleLine}>
        <span className={styles.at}>{at + 1}</span>
        <span className={styles.ruleText}>
          <Breakable text={text} />
        </span>
        <span className={styles.ruleEvents}>{counts ? count(counts.events) : "–"}</span>
      </div>
      {counts !== null && counts.overlap > 0 && (
        <p className={styles.overlap}>
          <Icon of={TriangleAlert} size={12} />
          {other
            ? words.overlap(count(counts.overlap), other)
            : words.overlapAside(count(counts.overlap))}
        </p>
      )}
      <div className={styles.ruleButtons}>
        {before && (
          <IconButton
            icon={ArrowUp}
            size={12}
            label={words.ruleUp(text)}
            onClick={() => void onEdit({ type: "move-rule", rule_id: rule.id, before })}
          />
        )}
        {!alone && (
          <IconButton
            icon={Scissors}
            size={12}
            label={words.splitRule(text)}
            onClick={() =>
              void onEdit({
                type: "split-touchpoint",
                touchpoint_id: touchpoint.id,
                new_touchpoint_id: newId("touchpoint"),
                new_name: readableName(rule.conditions[0]?.value ?? ""),
                rule_ids: [rule.id],
              })
            }
          />
        )}
        <IconButton
          icon={X}
          size={12}
          label={words.removeRule(text)}
          onClick={() => void onEdit({ type: "remove-rule", rule_id: rule.id })}
        />
      </div>
    </li>
  );
}
