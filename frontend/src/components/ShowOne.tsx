// From any number to one customer behind it.
import { Route } from "lucide-react";
import { Link } from "wouter";
import { en } from "../i18n/en";
import { Icon } from "./Icon";
import styles from "./ShowOne.module.css";

/** Where one customer behind a figure is shown; `limits` is the filter as the address bar has it. */
export function oneAddress(
  mapId: string,
  ref: string,
  limits: Readonly<Record<string, unknown>> = {},
): string {
  const words = new URLSearchParams({ ref });
  for (const [name, value] of Object.entries(limits)) {
    if (Array.isArray(value)) for (const each of value) words.append(name, String(each));
    else if (value) words.set(name, String(value));
  }
  return `/maps/${mapId}/one?${words}`;
}

/** Figures that count no customers: parts of the data, cells of the map, files. */
const WITHOUT_JOURNEYS = /^(?:coverage:|(?:cells|sources)$)/u;

/** Nothing where nobody stands behind the figure, or it counts what has no journey. */
export function ShowOne({
  mapId,
  figure,
  limits,
}: {
  mapId: string;
  figure: { readonly rows: string; readonly n: number };
  limits?: Readonly<Record<string, unknown>>;
}) {
  if (figure.n === 0 || !figure.rows || WITHOUT_JOURNEYS.test(figure.rows)) return null;
  return (
    <Link href={oneAddress(mapId, figure.rows, limits)} className={styles.one}>
      <Icon of={Route} size={14} />
      {en.figure.showOne}
    </Link>
  );
}
