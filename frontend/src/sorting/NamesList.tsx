// The names in the files by volume: search, filter, pick one or many, drag them to a place.

import { type DragEvent, type RefObject, useMemo, useState } from "react";
import { Button } from "../components/Button";
import { ChannelTile } from "../components/ChannelTile";
import { Chip, Kbd } from "../components/Chip";
import { en } from "../i18n/en";
import { sorting } from "../i18n/en.sorting";
import { count } from "../i18n/format";
import { shown } from "../i18n/signs";
import type { JourneyMap } from "../map/types";
import type { Place } from "./carrying";
import styles from "./NamesList.module.css";
import { clicked, dragged, eventsOf, NOTHING, type Selection, withAll } from "./selection";
import type { NameRow, NamesAnswer, Show } from "./types";

const words = sorting.names;
const FIRST = 150;
const SHOWS: readonly Show[] = ["unsorted", "double", "all"];

interface Props {
  answer: NamesAnswer;
  problem: string;
  waiting: boolean;
  /** Whether the names were counted once; until then there is no number, not zero. */
  counted: boolean;
  map: JourneyMap;
  show: Show;
  onShow: (show: Show) => void;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  moving: readonly string[];
  searchField: RefObject<HTMLInputElement | null>;
  onFocusName: (key: string) => void;
  onDrag: (keys: readonly string[] | null) => void;
  onMove: (keys: readonly string[], place: Place) => Promise<void>;
}

export function NamesList(props: Props) {
  const { answer, map, show, selection, onSelection } = props;
  const [search, setSearch] = useState("");
  const [all, setAll] = useState(false);
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    if (!wanted) return answer.names;
    return answer.names.filter((row) => row.name.toLowerCase().includes(wanted));
  }, [answer.names, search]);
  const shown = all ? found : found.slice(0, FIRST);
  const rest = found.slice(shown.length);
  const searching = search.trim() !== "" && found.length > 1;
  const many = (of: Show) => (props.counted ? count(answer.counts[of]) : "");
  const most = Math.max(1, shown[0]?.events ?? 1);
  return (
    <section className={styles.panel} aria-label={words.title}>
      <header className={styles.head}>
        <h3 className={styles.title}>{words.title}</h3>
        <span className={styles.by}>{words.by}</span>
      </header>
      <div className={styles.tools}>
        <div className={styles.search}>
          <input
            ref={props.searchField}
            type="search"
            value={search}
            placeholder={words.search(many(show))}
            aria-label={words.search(many(show))}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && searching) {
                event.preventDefault();
                onSelection(withAll(selection, found));
              }
              if (event.key !== "Escape") return;
              setSearch("");
              event.currentTarget.blur();
            }}
          />
          <Kbd>/</Kbd>
        </div>
        <div className={styles.filters}>
          {SHOWS.map((each) => (
            <Chip key={each} on={show === each} onClick={() => props.onShow(each)}>
              {words.filters[each]} {many(each)}
            </Chip>
          ))}
          {searching && (
            <Button small look="quiet" onClick={() => onSelection(withAll(selection, found))}>
              {words.selectFound(count(found.length))} <Kbd>Enter</Kbd>
            </Button>
          )}
        </div>
      </div>
      {selection.keys.length > 0 && (
        <Picked
          keys={selection.keys}
          list={answer.names}
          map={map}
          onClear={() => onSelection(NOTHING)}
          onMove={props.onMove}
        />
      )}
      <ul className={styles.list} data-names aria-label={words.listLabel}>
        {shown.map((row, at) => (
          <Name
            key={row.key}
            row={row}
            first={at === 0}
            most={most}
            map={map}
            picked={selection.keys.includes(row.key)}
            moving={props.moving.includes(row.key)}
            onPick={(range) => onSelection(clicked(selection, found, row.key, { range }))}
            onFocus={() => props.onFocusName(row.key)}
            onDrag={(on) => props.onDrag(on ? dragged(selection, row.key) : null)}
          />
        ))}
        {shown.length === 0 && (
          <li className={styles.none}>
            {props.problem || (props.waiting ? "" : search ? words.noMatch : words.none[show])}
          </li>
        )}
      </ul>
      {rest.length > 0 && (
        <footer className={styles.foot}>
          {words.more(count(rest.length), count(rest.reduce((sum, row) => sum + row.events, 0)))}
          <Button small look="quiet" onClick={() => setAll(true)}>
            {words.show}
          </Button>
        </footer>
      )}
    </section>
  );
}

interface NameProps {
  row: NameRow;
  first: boolean;
  most: number;
  map: JourneyMap;
  picked: boolean;
  moving: boolean;
  onPick: (range: boolean) => void;
  onFocus: () => void;
  onDrag: (on: boolean) => void;
}

function Name({ row, first, most, map, picked, moving, onPick, onFocus, onDrag }: NameProps) {
  const start = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.name);
    // The picture of the drag is taken before the row changes.
    setTimeout(() => onDrag(true));
  };
  return (
    <li
      className={styles.name}
      data-name={row.key}
      data-picked={picked || undefined}
      data-moving={moving || undefined}
      draggable
      tabIndex={first ? 0 : -1}
      onFocus={onFocus}
      onDragStart={start}
      onDragEnd={() => onDrag(false)}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        checked={picked}
        aria-label={words.select(shown(row.name))}
        onClick={(event) => onPick(event.shiftKey)}
        onChange={() => undefined}
      />
      <ChannelTile
        channel={row.channel}
        size={20}
        label={en.channel[row.channel] ?? shown(row.channel)}
      />
      <button
        type="button"
        tabIndex={-1}
        className={styles.text}
        title={words.source(row.source)}
        onClick={(event) => onPick(event.shiftKey)}
      >
        <span className={styles.raw}>{shown(row.name)}</span>
        <WhereTo row={row} map={map} />
      </button>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${(row.events / most) * 100}%` }} />
      </span>
      <span className={styles.events}>
        {row.answers ? words.answers(count(row.answers), row.answers === 1) : count(row.events)}
      </span>
    </li>
  );
}

function WhereTo({ row, map }: { row: NameRow; map: JourneyMap }) {
  if (row.rule_ids.length === 0) {
    return row.answers ? <span className={styles.place}>{words.wholeJourney}</span> : null;
  }
  const touchpoint = map.touchpoints.find((one) => one.id === row.touchpoint_id);
  const counts = touchpoint ? words.counts(touchpoint.name) : words.aside;
  return (
    <span className={styles.place}>
      {counts}
      {row.overlaps > 0 && `; ${words.alsoMatches(count(row.overlaps))}`}
    </span>
  );
}

function Picked({
  keys,
  list,
  map,
  onClear,
  onMove,
}: {
  keys: readonly string[];
  list: readonly NameRow[];
  map: JourneyMap;
  onClear: () => void;
  onMove: (keys: readonly string[], place: Place) => Promise<void>;
}) {
  return (
    <div className={styles.picked}>
      <span className={styles.pickedText} role="status">
        {words.selected(count(keys.length), count(eventsOf(list, keys)))}
      </span>
      <select
        aria-label={words.moveLabel}
        value=""
        onChange={(event) => {
          const place = placeOf(event.target.value);
          if (place) void onMove(keys, place);
        }}
      >
        <option value="">{words.move}</option>
        {map.stages.map((stage) => (
          <optgroup key={stage.id} label={stage.name}>
            {map.touchpoints
              .filter((touchpoint) => touchpoint.stage_id === stage.id)
              .map((touchpoint) => (
                <option key={touchpoint.id} value={`touchpoint ${stage.id} ${touchpoint.id}`}>
                  {touchpoint.name}
                </option>
              ))}
            <option value={`stage ${stage.id}`}>{words.newIn(stage.name)}</option>
          </optgroup>
        ))}
        <option value="aside">{sorting.aside.title}</option>
      </select>
      <button type="button" className={styles.clear} onClick={onClear}>
        {words.clear}
      </button>
    </div>
  );
}

function placeOf(value: string): Place | null {
  const [kind, stageId = "", touchpointId = ""] = value.split(" ");
  if (kind === "touchpoint") return { kind, stageId, touchpointId };
  if (kind === "stage") return { kind, stageId };
  return kind === "aside" ? { kind } : null;
}
