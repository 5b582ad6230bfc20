// The parameters of the address as they were written. The router's own reading decodes them twice,
// and a reference to rows may hold an encoded one.
import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";

/** The parameters of the address, and a way to put others in their place. */
export function useExactSearch(): readonly [URLSearchParams, (next: URLSearchParams) => void] {
  const [path, navigate] = useLocation();
  useSearch(); // draws anew when they change
  const written = window.location.search;
  const search = useMemo(() => new URLSearchParams(written), [written]);
  const replace = useCallback(
    (next: URLSearchParams) => {
      const after = next.toString();
      navigate(after ? `${path}?${after}` : path);
    },
    [navigate, path],
  );
  return [search, replace];
}
