// What kind of success the main target action is, and the further ones counted beside it.
import { ChevronDown, ChevronUp, Pencil, Plus, X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../components/Button";
import { Icon } from "../components/Icon";
import { type TargetKind, targets as words } from "../i18n/en.targets";
import { count, share } from "../i18n/format";
import type { JourneyMap } from "../map/types";
import { TargetDialog } from "./TargetDialog";
import styles from "./Targets.module.css";
import { blankTarget, KINDS, type Target, whereTo } from "./targetForm";
import type { EditBody, JourneyQuestionsAnswer } from "./types";

export function Targets({
  map,
  data,
  onEdit,
}: {
  map: JourneyMap;
  data: JourneyQuestionsAnswer | null;
  onEdit: (edit: EditBody) => Promise<boolean>;
}) {
  const [opened, setOpened] = useState<Target | null>(null);
  const { targets, journey } = map.header;
  const reached = new Map(data?.further.map((one) => [one.value[0], one.journeys]));
  const whole = data?.journeys ?? 0;
  const move = (id: string, to: number) =>
    void onEdit({ type: "move-target", target_id: id, before: whereTo(targets, id, to) });
  return (
    <div className={styles.targets}>
      {journey.target.length > 0 && <MainKind map={map} onEdit={onEdit} />}
      {targets.length > 0 && (
        <ul className={styles.list} aria-label={words.further}>
          {targets.map((one, at) => {
            const part = reached.get(one.id);
            return (
              <li key={one.id} data-target={one.id}>
                <span className={styles.name}>{words.label(one.name, one.kind, one.word)}</span>
                <span className={styles.figure}>
                  {part !== undefined &&
                    whole > 0 &&
                    `${words.of(count(part), count(whole))}, ${share(part / whole)}`}
                </span>
                {targets.length > 1 && (
                  <>
                    <IconButton
                      icon={ChevronUp}
                      label={words.earlier(one.name)}
                      disabled={at === 0}
                      onClick={() => move(one.id, at - 1)}
                    />
                    <IconButton
                      icon={ChevronDown}
                      label={words.later(one.name)}
                      disabled={at === targets.length - 1}
                      onClick={() => move(one.id, at + 1)}
                    />
                  </>
                )}
                <IconButton
                  icon={Pencil}
                  label={words.change(one.name)}
                  onClick={() => setOpened(one)}
                />
                <IconButton
                  icon={X}
                  label={words.remove(one.name)}
                  onClick={() => void onEdit({ type: "remove-target", target_id: one.id })}
                />
              </li>
            );
          })}
        </ul>
      )}
      {map.touchpoints.length > 0 && (
        <button type="button" className={styles.add} onClick={() => setOpened(blankTarget())}>
          <Icon of={Plus} size={13} /> {words.add}
        </button>
      )}
      {opened && (
        <TargetDialog
          map={map}
          target={opened}
          onClose={() => setOpened(null)}
          onSave={async (edit) => {
            if (await onEdit(edit)) setOpened(null);
          }}
        />
      )}
    </div>
  );
}

function MainKind({
  map,
  onEdit,
}: {
  map: JourneyMap;
  onEdit: (edit: EditBody) => Promise<boolean>;
}) {
  const { target_kind: kind, target_word: word } = map.header.journey;
  const [naming, setNaming] = useState(false);
  const own = naming || kind === "own";
  const choose = (chosen: TargetKind) => {
    setNaming(chosen === "own");
    if (chosen !== "own") void onEdit({ type: "set-journey-rule", target_kind: chosen });
  };
  const say = (typed: string) => {
    setNaming(false);
    if (typed.trim() && typed.trim() !== word) {
      void onEdit({ type: "set-journey-rule", target_kind: "own", target_word: typed.trim() });
    }
  };
  return (
    <p className={styles.kind}>
      <label>
        {words.kind}{" "}
        <select
          value={own ? "own" : kind}
          onChange={(event) => choose(event.target.value as TargetKind)}
        >
          {["" as const, ...KINDS].map((one) => (
            <option key={one} value={one}>
              {words.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      {own && (
        <input
          key={word}
          aria-label={words.word}
          placeholder={words.wordExample}
          defaultValue={word}
          onBlur={(event) => say(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
          }}
        />
      )}
    </p>
  );
}
