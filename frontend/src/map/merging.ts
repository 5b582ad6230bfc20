// Two people reword one sentence: both changes stand where they do not touch the same words.
import { diff3Merge } from "node-diff3";

/** The text with both changes; null where they overlap and somebody has to choose. */
export function merged(base: string, theirs: string, yours: string): string | null {
  const parts = diff3Merge(pieces(yours), pieces(base), pieces(theirs));
  if (parts.some((part) => part.conflict)) return null;
  return parts.flatMap((part) => part.ok ?? []).join("");
}

function pieces(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? [];
}
