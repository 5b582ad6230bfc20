// Any other silence: a number and its unit, behind one button.

import { type FormEvent, useState } from "react";
import { Button } from "../components/Button";
import { sorting } from "../i18n/en.sorting";
import styles from "./JourneyQuestions.module.css";
import { type SilenceUnit, silenceChange } from "./silence";

const words = sorting.questions;
const UNITS: readonly SilenceUnit[] = ["minutes", "hours", "days"];

export function OwnSilence({ onChoose }: { onChoose: (change: Record<string, unknown>) => void }) {
  const [open, setOpen] = useState(false);
  const [number, setNumber] = useState("");
  const [unit, setUnit] = useState<SilenceUnit>("days");
  const change = silenceChange(number, unit);
  if (!open) {
    return (
      <button type="button" className={styles.another} onClick={() => setOpen(true)}>
        {words.own}
      </button>
    );
  }
  const take = (event: FormEvent) => {
    event.preventDefault();
    if (!change) return;
    onChoose(change);
    setOpen(false);
  };
  return (
    <form className={styles.own} aria-label={words.ownLabel} onSubmit={take}>
      <input
        inputMode="numeric"
        aria-label={words.ownNumber}
        value={number}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
        autoFocus
        onChange={(event) => setNumber(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
      />
      <select
        aria-label={words.ownUnit}
        value={unit}
        onChange={(event) => setUnit(event.target.value as SilenceUnit)}
      >
        {UNITS.map((one) => (
          <option key={one} value={one}>
            {words.units[one]}
          </option>
        ))}
      </select>
      <Button type="submit" small disabled={!change}>
        {words.take}
      </Button>
    </form>
  );
}
