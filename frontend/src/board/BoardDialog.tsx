// A dialog that changes what the board shows: each change is kept at once and can be undone.
import { type ReactNode, useState } from "react";
import { post } from "../api/client";
import { Button } from "../components/Button";
import { Dialog } from "../components/Overlay";
import { board as words } from "../i18n/en.board";

export interface Changing {
  readonly busy: boolean;
  readonly keep: (work: Promise<unknown>) => void;
}

export interface BoardDialogProps {
  readonly mapId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

interface Props extends BoardDialogProps {
  readonly title: string;
  /** What is said where the server gives no reason. */
  readonly failed: string;
  readonly actions?: (changing: Changing) => ReactNode;
  readonly children: (changing: Changing) => ReactNode;
}

export function BoardDialog({ mapId, open, title, failed, actions, children, ...told }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [changed, setChanged] = useState(0);
  const run = (work: Promise<unknown>, by: 1 | -1) => {
    setBusy(true);
    setProblem("");
    work
      .then(() => {
        setChanged((before) => before + by);
        told.onChange();
      })
      .catch((cause: Error) => setProblem(cause.message || failed))
      .finally(() => setBusy(false));
  };
  const changing = { busy, keep: (work: Promise<unknown>) => run(work, 1) };
  return (
    <Dialog
      open={open}
      onClose={told.onClose}
      title={title}
      wide
      actions={
        <>
          {actions?.(changing)}
          {changed > 0 && (
            <Button disabled={busy} onClick={() => run(post(`/maps/${mapId}/decisions/undo`), -1)}>
              {words.undoOrder}
            </Button>
          )}
        </>
      }
    >
      {problem && <p role="alert">{problem}</p>}
      {children(changing)}
    </Dialog>
  );
}
