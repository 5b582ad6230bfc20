// The frame of a dialog in which something about a stage or a lane is chosen: leave it, or take it.
import type { ReactNode } from "react";
import { Button } from "../components/Button";
import { Dialog } from "../components/Overlay";
import { en } from "../i18n/en";

interface Props {
  readonly title: string;
  /** What taking the choice is called. */
  readonly takes: string;
  readonly disabled?: boolean;
  readonly wide?: boolean;
  readonly onClose: () => void;
  /** Called once the dialog is closed. */
  readonly onTake: () => void;
  readonly children: ReactNode;
}

export function ChoiceDialog({ title, takes, disabled, wide, onClose, onTake, children }: Props) {
  return (
    <Dialog
      open
      wide={wide}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{en.map.cancel}</Button>
          <Button
            look="primary"
            disabled={disabled}
            onClick={() => {
              onClose();
              onTake();
            }}
          >
            {takes}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
