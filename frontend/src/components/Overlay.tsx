// Menu, popover and dialog: Base UI's behaviour in our clothes.
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Popover as BasePopover } from "@base-ui/react/popover";
import type { LucideIcon } from "lucide-react";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { en } from "../i18n/en";
import { IconButton } from "./Button";
import { Icon } from "./Icon";
import styles from "./Overlay.module.css";

export interface MenuEntry {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly apart?: boolean;
  readonly onSelect: () => void;
}

/** A menu of commands that opens from `trigger`, one element that can hold a ref. */
export function Menu({
  trigger,
  entries,
}: {
  trigger: ReactElement;
  entries: readonly MenuEntry[];
}) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles.positioner} sideOffset={4} align="start">
          <BaseMenu.Popup className={styles.menu}>
            {entries.map((entry) => (
              <BaseMenu.Item
                key={entry.label}
                disabled={entry.disabled}
                onClick={entry.onSelect}
                className={`${styles.item} ${entry.danger ? styles.isDanger : ""} ${entry.apart ? styles.isApart : ""}`}
              >
                {entry.icon && <Icon of={entry.icon} size={14} />}
                {entry.label}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** A small panel beside its trigger, for filters and details. */
export function Popover({
  trigger,
  title,
  children,
  open,
  onOpenChange,
}: {
  trigger: ReactElement;
  title: string;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  return (
    <BasePopover.Root open={open} onOpenChange={onOpenChange}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner className={styles.positioner} sideOffset={4} align="start">
          <BasePopover.Popup className={styles.popover}>
            <BasePopover.Title className="visually-hidden">{title}</BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}

/** A question or a list in front of the page; Escape and the cross close it. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  wide = false,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
}) {
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup className={`${styles.dialog} ${wide ? styles.isWide : ""}`}>
          <header className={styles.dialogHead}>
            <BaseDialog.Title className={styles.dialogTitle}>{title}</BaseDialog.Title>
            <IconButton icon={X} label={en.frame.close} onClick={onClose} />
          </header>
          <div className={styles.dialogBody}>{children}</div>
          {actions && <footer className={styles.dialogFoot}>{actions}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
