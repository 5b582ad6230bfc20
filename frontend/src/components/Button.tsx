import type { LucideIcon } from "lucide-react";
import { LoaderCircle } from "lucide-react";
import type { ComponentPropsWithRef } from "react";
import styles from "./Button.module.css";
import { Icon } from "./Icon";

type Look = "primary" | "default" | "quiet" | "danger";

interface Props extends ComponentPropsWithRef<"button"> {
  look?: Look;
  icon?: LucideIcon;
  busy?: boolean;
  small?: boolean;
}

/** A button with words; while busy the label stays and a spinner replaces the icon. */
export function Button({
  look = "default",
  icon,
  busy = false,
  small = false,
  children,
  className,
  disabled,
  ...rest
}: Props) {
  const shown = busy ? LoaderCircle : icon;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={`${styles.button} ${styles[look]} ${small ? styles.isSmall : ""} ${className ?? ""}`}
    >
      {shown && (
        <span className={busy ? styles.spinning : styles.icon}>
          <Icon of={shown} size={14} />
        </span>
      )}
      {children}
    </button>
  );
}

interface IconProps extends ComponentPropsWithRef<"button"> {
  icon: LucideIcon;
  label: string;
  size?: number;
  on?: boolean;
}

/** A button that is only a picture; `label` is its accessible name and its tooltip. */
export function IconButton({ icon, label, size = 16, on, className, ...rest }: IconProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={on}
      {...rest}
      className={`${styles.iconButton} ${className ?? ""}`}
    >
      <Icon of={icon} size={size} />
    </button>
  );
}
