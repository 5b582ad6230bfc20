// The keys of the findings page, silent while somebody writes or a dialog is open.
import { useEffect, useRef } from "react";

interface Keys {
  p: () => void;
  a: () => void;
  o: () => void;
  undo: () => void;
  redo: () => void;
  move: (by: number) => void;
}

export function useFindingKeys(blocked: boolean, keys: Keys): void {
  const latest = useRef({ blocked, keys });
  latest.current = { blocked, keys };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { blocked: now, keys: on } = latest.current;
      const target = event.target as HTMLElement;
      if (now || target.matches("input, textarea, select, [contenteditable]")) return;
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (command && key === "z") event.shiftKey ? on.redo() : on.undo();
      else if (command || event.altKey || event.shiftKey) return;
      else if (key === "arrowdown" || key === "j") on.move(1);
      else if (key === "arrowup" || key === "k") on.move(-1);
      else if (key === "p" || key === "a" || key === "o") on[key]();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
