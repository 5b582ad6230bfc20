// The one number a claim needs: of 100, a time, a mark on the scale, or steps.
import { useState } from "react";
import { Select, TextInput } from "../components/Field";
import { checking as words } from "../i18n/en.checking";
import type { Unit } from "../map/types";
import styles from "./CheckPanel.module.css";
import { shownAmount, storedAmount, type TimeUnit, timeUnit } from "./edits";

const UNITS: readonly TimeUnit[] = ["minutes", "hours", "days"];

export function AmountField({
  unit,
  value,
  hint,
  onChange,
}: {
  unit: Unit;
  value: number | null;
  hint: number | null;
  onChange: (value: number | null) => void;
}) {
  const [of, setOf] = useState<TimeUnit>(timeUnit(value ?? hint));
  const [text, setText] = useState(value === null ? "" : String(shownAmount(value, unit, of)));
  const put = (next: string, as: TimeUnit) => {
    setText(next);
    const number = Number(next.replace(",", ".").replace("−", "-"));
    const usable = next.trim() !== "" && Number.isFinite(number);
    onChange(usable ? storedAmount(number, unit, as) : null);
  };
  return (
    <span className={styles.amount}>
      <TextInput
        inputMode="decimal"
        aria-label={words.amount}
        className={styles.number}
        value={text}
        onChange={(event) => put(event.target.value, of)}
      />
      {unit === "seconds" ? (
        <Select
          aria-label={words.unit}
          value={of}
          options={UNITS.map((each) => ({ value: each, label: words[each] }))}
          onChange={(event) => {
            const as = event.target.value as TimeUnit;
            setOf(as);
            put(text, as);
          }}
        />
      ) : (
        <span>{words.valueOf[unit]}</span>
      )}
    </span>
  );
}
