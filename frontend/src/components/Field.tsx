import { TriangleAlert } from "lucide-react";
import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import styles from "./Field.module.css";
import { Icon } from "./Icon";

interface FieldProps {
  label: string;
  hint?: string;
  problem?: string;
  hideLabel?: boolean;
  children: (wiring: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
}

/** A label, a control, and below it a hint or what is wrong. */
export function Field({ label, hint, problem, hideLabel = false, children }: FieldProps) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : styles.label}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": below ? `${id}-below` : undefined,
        "aria-invalid": problem ? true : undefined,
      })}
      {below && (
        <p id={`${id}-below`} className={problem ? styles.problem : styles.hint}>
          {problem && <Icon of={TriangleAlert} size={13} />}
          {below}
        </p>
      )}
    </div>
  );
}

export function TextInput({ className, ...rest }: ComponentPropsWithRef<"input">) {
  return <input type="text" {...rest} className={`${styles.control} ${className ?? ""}`} />;
}

export function TextArea({ className, ...rest }: ComponentPropsWithRef<"textarea">) {
  return <textarea {...rest} className={`${styles.control} ${styles.area} ${className ?? ""}`} />;
}

interface SelectProps extends ComponentPropsWithRef<"select"> {
  options: readonly {
    readonly value: string;
    readonly label: string;
    readonly disabled?: boolean;
  }[];
}

export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <select {...rest} className={`${styles.control} ${styles.select} ${className ?? ""}`}>
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
