// One GET and its course: nothing yet, an answer, or a problem. The last answer stays while a
// new one is on its way, so that the page never goes blank.
import { useCallback, useEffect, useState } from "react";
import { ApiProblem, address, get, type QueryValue } from "./client";

export interface Answer<T> {
  readonly data: T | null;
  readonly problem: ApiProblem | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Asks for `path`; pass null to ask nothing. */
export function useAnswer<T>(
  path: string | null,
  query: Readonly<Record<string, QueryValue>> = {},
): Answer<T> {
  const url = path === null ? null : address(path, query);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ data: T | null; problem: ApiProblem | null; for: string }>({
    data: null,
    problem: null,
    for: "",
  });
  const key = url === null ? "" : `${url}#${round}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for path and query
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    get<T>(path, query, stop.signal)
      .then((data) => setState({ data, problem: null, for: key }))
      .catch((problem: unknown) => {
        if (stop.signal.aborted) return;
        const told =
          problem instanceof ApiProblem ? problem : new ApiProblem(0, "unknown", String(problem));
        setState((before) => ({ data: before.data, problem: told, for: key }));
      });
    return () => stop.abort();
  }, [key]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  return {
    data: path === null ? null : state.data,
    problem: state.problem,
    loading: url !== null && state.for !== key,
    reload,
  };
}
