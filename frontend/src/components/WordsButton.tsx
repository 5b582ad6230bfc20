import { BookOpen } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { day } from "../i18n/en.day";
import { IconButton } from "./Button";

const GlossaryDialog = lazy(async () => ({ default: (await import("./Glossary")).GlossaryDialog }));

const TYPING = "input, textarea, select, [contenteditable], [role=dialog], [role=menu]";

/** Opens the words from every screen; `?` does the same where no screen has a list of keys. */
export function WordsButton() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
      // A screen with keys of its own answers in the same round, and says so.
      window.setTimeout(() => {
        if (event.key === "?" && !event.defaultPrevented && !typing) setOpen(true);
      }, 0);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <IconButton
        icon={BookOpen}
        label={day.glossary.openWords}
        onClick={() => setOpen(true)}
        size={18}
      />
      {open && (
        <Suspense>
          <GlossaryDialog open onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
