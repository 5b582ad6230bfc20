// Files of remarks dropped among the files of an import: told by their content, looked at, and
// taken into their map only when a person says so.

import { useCallback, useState } from "react";
import { ApiProblem, post } from "../api/client";
import { client } from "../api/useMapDocument";
import type { OfferedRemark, RemarksLook, RemarksTaken } from "../map/schema";

export type Side = OfferedRemark["known_from"][number];

export interface RemarksDropped {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  readonly side: Side;
  readonly look: RemarksLook | null;
  readonly taken: RemarksTaken | null;
  readonly busy: boolean;
  readonly problem: string;
}

export interface RemarksVisit {
  readonly files: readonly RemarksDropped[];
  /** Set remarks files aside and give the others back. */
  readonly sort: (files: readonly File[]) => Promise<readonly File[]>;
  readonly choose: (key: string, side: Side) => void;
  readonly take: (file: RemarksDropped) => Promise<void>;
  readonly remove: (key: string) => void;
}

const HEAD_BYTES = 65_536;
const NAMED = /^\s*\{.*?"format"\s*:\s*"desireline\.remarks\//s;

/** Say whether a file's first characters call it a file of remarks. */
export function namesRemarks(head: string): boolean {
  return NAMED.test(head);
}

export function useRemarks(): RemarksVisit {
  const [files, setFiles] = useState<readonly RemarksDropped[]>([]);

  const change = useCallback((key: string, to: Partial<RemarksDropped>) => {
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }, []);

  const look = useCallback(async (file: File): Promise<RemarksDropped> => {
    const text = await file.text();
    const fresh: RemarksDropped = {
      key: `${file.name}|${text}`,
      name: file.name,
      text,
      side: "own side",
      look: null,
      taken: null,
      busy: false,
      problem: "",
    };
    try {
      const found = await post<RemarksLook>("/remarks/look", { text });
      return { ...fresh, look: found, side: knownSide(found) };
    } catch (problem) {
      return { ...fresh, problem: sentence(problem) };
    }
  }, []);

  const sort = useCallback(
    async (dropped: readonly File[]) => {
      const told = await Promise.all(
        dropped.map(async (file) => namesRemarks(await file.slice(0, HEAD_BYTES).text())),
      );
      for (const file of dropped.filter((_, at) => told[at])) {
        const fresh = await look(file);
        setFiles((all) => [...all.filter((one) => one.key !== fresh.key), fresh]);
      }
      return dropped.filter((_, at) => !told[at]);
    },
    [look],
  );

  const take = useCallback(
    async (file: RemarksDropped) => {
      if (!file.look) return;
      change(file.key, { busy: true, problem: "" });
      const path = `/maps/${encodeURIComponent(file.look.map_id)}/remarks`;
      try {
        // This tab's name goes along, so that Undo on the map takes them back.
        const body = { text: file.text, side: file.side, client: client() };
        const taken = await post<RemarksTaken>(path, body);
        change(file.key, { busy: false, taken });
      } catch (problem) {
        change(file.key, { busy: false, problem: sentence(problem) });
      }
    },
    [change],
  );

  const choose = useCallback((key: string, side: Side) => change(key, { side }), [change]);
  const remove = useCallback((key: string) => {
    setFiles((all) => all.filter((one) => one.key !== key));
  }, []);
  return { files, sort, choose, take, remove };
}

/** A file that was taken in before is offered as the side it was taken from. */
function knownSide(look: RemarksLook): Side {
  const known = look.remarks.flatMap((one) => one.known_from);
  return known[0] ?? "own side";
}

function sentence(problem: unknown): string {
  return problem instanceof ApiProblem ? problem.message : String(problem);
}
