// How wide an element is now, told anew whenever that changes.
import { useCallback, useRef, useState } from "react";

export function useWidth() {
  const [width, setWidth] = useState(1200);
  const observer = useRef<ResizeObserver | null>(null);
  const room = useCallback((element: HTMLDivElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    setWidth(element.clientWidth);
    observer.current = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.current.observe(element);
  }, []);
  return [room, width] as const;
}
