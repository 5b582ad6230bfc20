// The table itself: a line a touchpoint, every number opening its rows.
import { ArrowDown } from "lucide-react";
import { Bars } from "../components/Bars";
import { ChannelTiles } from "../components/Beside";
import { Face } from "../components/Face";
import { Select } from "../components/Field";
import { Icon } from "../components/Icon";
import { en } from "../i18n/en";
import { touchpoints as words } from "../i18n/en.touchpoints";
import { channelsOf, differing } from "../map/belonging";
import { figureText, fullText } from "../map/figures";
import type { Figure, Importance, Touchpoint } from "../map/types";
import { Elsewhere } from "./Elsewhere";
import { Owners } from "./Owners";
import type { Column, Entry } from "./order";
import styles from "./TouchpointTable.module.css";
import type { Handover } from "./types";

const COLUMNS: readonly (readonly [Column | "following", boolean])[] = [
  ["name", false],
  ["owner", false],
  ["importance", false],
  ["journeys", true],
  ["begins", true],
  ["of_stage", true],
  ["again", true],
  ["following", false],
  ["channel", true],
  ["device", true],
  ["last_seen", true],
  ["emotion", true],
];
const LEVELS: readonly Importance[] = ["", "low", "medium", "high"];

export interface Values {
  owner?: string;
  other_owners?: readonly string[];
  importance?: Importance;
}

interface Props {
  entries: readonly Entry[];
  names: ReadonlyMap<string, string>;
  column: Column;
  onColumn: (column: Column) => void;
  onRows: (figure: Figure) => void;
  onSet: (touchpointId: string, values: Values) => void;
}

export function TouchpointTable({ entries, names, column, onColumn, onRows, onSet }: Props) {
  const most = Math.max(1, ...entries.map((one) => one.line?.row.journeys.value ?? 0));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={words.title}>
      <table className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map(([key, number]) => (
              <th
                key={key}
                scope="col"
                className={number ? styles.number : undefined}
                aria-sort={key === column ? (number ? "descending" : "ascending") : undefined}
                title={(words.hints as Readonly<Record<string, string>>)[key]}
              >
                {key === "following" ? (
                  words.columns.following
                ) : (
                  <button
                    type="button"
                    className={styles.sort}
                    aria-label={words.sortBy(words.columns[key as keyof typeof words.columns])}
                    onClick={() => onColumn(key)}
                  >
                    {words.columns[key as keyof typeof words.columns]}
                    {key === column && <Icon of={ArrowDown} size={11} />}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Line
              key={entry.touchpoint.id}
              entry={entry}
              names={names}
              most={most}
              onRows={onRows}
              onSet={onSet}
            />
          ))}
          {entries.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length} className={styles.nothing}>
                {words.nothing}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Line({
  entry: { touchpoint, stage, line },
  names,
  most,
  onRows,
  onSet,
}: Pick<Props, "names" | "onRows" | "onSet"> & { entry: Entry; most: number }) {
  const row = line?.row;
  const seen = row?.seen ?? false;
  const next = row?.following[0];
  const open = (figure: Figure, title: string) => (
    <Amount figure={figure} title={`${touchpoint.name}, ${title}`} onRows={onRows} />
  );
  return (
    <tr className={seen ? undefined : styles.unseen} data-touchpoint={touchpoint.id}>
      <th scope="row">
        <span className={styles.name}>
          <ChannelTiles channels={channelsOf(touchpoint)} seen={seen} size={22} named />
          <span>
            <span className={styles.strong}>{touchpoint.name}</span>
            <span className={styles.stage}>{stage}</span>
            <Elsewhere
              of={differing(touchpoint, row?.own_channels ?? [])}
              name={touchpoint.name}
              onRows={onRows}
            />
          </span>
        </span>
      </th>
      <td>
        <Owners touchpoint={touchpoint} onSet={onSet} />
      </td>
      <td>
        <Weight
          touchpoint={touchpoint}
          onSet={onSet}
          suggestion={
            line?.suggestion && line.suggestion.importance !== touchpoint.importance
              ? line.suggestion
              : null
          }
        />
      </td>
      {!row || !seen ? (
        <td colSpan={8} className={styles.trace}>
          {words.unseen}
        </td>
      ) : (
        <>
          <td className={styles.number}>
            {open(row.journeys, words.columns.journeys)}
            <span
              className={styles.bar}
              style={{ width: `${((row.journeys.value ?? 0) / most) * 100}%` }}
            />
          </td>
          <td className={styles.number}>{open(row.begins, words.columns.begins)}</td>
          <td className={styles.number}>{open(row.of_stage, words.columns.of_stage)}</td>
          <td className={styles.number}>{open(row.again, words.columns.again)}</td>
          <td>
            {next ? (
              <span className={styles.next}>
                <span className={next.touchpoint_id ? undefined : styles.quiet}>
                  {next.touchpoint_id
                    ? (names.get(next.touchpoint_id) ?? next.touchpoint_id)
                    : words.nothingMore}
                </span>
                {open(next.figure, words.columns.following)}
              </span>
            ) : (
              words.none
            )}
          </td>
          <td className={styles.number}>
            <Change of={row.channel}>{open(row.channel.change, words.columns.channel)}</Change>
          </td>
          <td className={styles.number}>
            <Change of={row.device}>{open(row.device.change, words.columns.device)}</Change>
          </td>
          <td className={styles.number}>{open(row.last_seen, words.columns.last_seen)}</td>
        </>
      )}
      <td className={styles.number}>
        {line?.emotion && line.emotion.shown === "line" ? (
          <span className={styles.feels}>
            <Face value={line.emotion.figure.value ?? 0} size={15} />
            {open(line.emotion.figure, words.columns.emotion)}
          </span>
        ) : (
          words.none
        )}
      </td>
    </tr>
  );
}

/** A share with the typical waits behind it, for whoever points at it. */
function Change({ of, children }: { of: Handover; children: React.ReactNode }) {
  const told = of.same.value !== null && of.other.value !== null;
  return (
    <span title={told ? words.waits(figureText(of.same), figureText(of.other)) : undefined}>
      {children}
    </span>
  );
}

function Amount({
  figure,
  title,
  onRows,
}: {
  figure: Figure;
  title: string;
  onRows: (figure: Figure) => void;
}) {
  if (figure.n === 0) return <span className={styles.quiet}>{words.none}</span>;
  return (
    <button
      type="button"
      className={styles.figure}
      data-figure={figure.rows}
      data-n={figure.n}
      title={fullText(figure)}
      aria-label={`${title}: ${fullText(figure)}. ${en.figure.open}`}
      onClick={() => onRows(figure)}
    >
      {figureText(figure)}
    </button>
  );
}

function Weight({
  touchpoint,
  suggestion,
  onSet,
}: {
  touchpoint: Touchpoint;
  suggestion: { readonly importance: Importance; readonly reason: string } | null;
  onSet: Props["onSet"];
}) {
  const level = suggestion ? words.importance[suggestion.importance].toLowerCase() : "";
  return (
    <span className={styles.weight}>
      <Bars importance={touchpoint.importance} />
      <Select
        className={styles.level}
        aria-label={words.importanceOf(touchpoint.name)}
        value={touchpoint.importance}
        onChange={(event) => onSet(touchpoint.id, { importance: event.target.value as Importance })}
        options={LEVELS.map((one) => ({ value: one, label: words.importance[one] }))}
      />
      {suggestion && (
        <button
          type="button"
          className={styles.suggestion}
          title={words.acceptTitle(level, suggestion.reason)}
          onClick={() => onSet(touchpoint.id, { importance: suggestion.importance })}
        >
          {words.accept(level)}
        </button>
      )}
    </span>
  );
}
