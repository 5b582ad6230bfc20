// Set aside: names that are no customer's step. They stay counted and never appear on the map.

import { CircleSlash } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { sorting } from "../i18n/en.sorting";
import { count } from "../i18n/format";
import type { JourneyMap, MapReading } from "../map/types";
import styles from "./AsideStrip.module.css";
import { inWords } from "./rules";
import type { EditBody } from "./types";

const words = sorting.aside;

interface Props {
  map: JourneyMap;
  reading: MapReading | null;
  active: boolean;
  carrying: boolean;
  onHover: () => void;
  onDrop: () => void;
  onEdit: (edit: EditBody) => Promise<boolean>;
}

export function AsideStrip({ map, reading, active, carrying, onHover, onDrop, onEdit }: Props) {
  const [open, setOpen] = useState(false);
  const rules = map.rules.filter((rule) => rule.touchpoint_id === "");
  const events = reading?.coverage.set_aside;
  return (
    <section
      className={styles.strip}
      data-over={active || undefined}
      aria-label={words.title}
      onDragOver={(event) => {
        if (!carrying) return;
        event.preventDefault();
        if (!active) onHover();
      }}
      onDrop={(event) => {
        event.preventDefault();
        if (carrying) onDrop();
      }}
    >
      <div className={styles.line}>
        <Icon of={CircleSlash} size={14} />
        <h4 className={styles.title}>{words.title}</h4>
        <p className={styles.text}>
          {rules.length === 0
            ? words.text
            : words.holds(
                words.ruleCount(count(rules.length), rules.length === 1),
                events === undefined ? "–" : count(events),
              )}
        </p>
        {rules.length > 0 && (
          <Button small look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.hide : words.show}
          </Button>
        )}
      </div>
      {open && (
        <ul className={styles.rules}>
          {rules.map((rule) => (
            <li key={rule.id}>
              <button
                type="button"
                className={styles.rule}
                aria-label={words.back(inWords(rule))}
                title={words.back(inWords(rule))}
                onClick={() => void onEdit({ type: "remove-rule", rule_id: rule.id })}
              >
                {inWords(rule)} ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
