// Every touchpoint of the map in one table: who comes, where they go on, and who does not.
import { useMemo, useState } from "react";
import { limitsIn, queryOf } from "../api/limits";
import { useAnswer } from "../api/useAnswer";
import { useMapDocument } from "../api/useMapDocument";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { useExactSearch } from "../components/exactSearch";
import { Select, TextInput } from "../components/Field";
import { mapCrumbs } from "../components/frame";
import { StageSelect, UndoRedo } from "../components/MapTools";
import { Notice } from "../components/Notice";
import { RowsDialog } from "../components/RowsDialog";
import { several } from "../i18n/amounts";
import { channelName } from "../i18n/en";
import { touchpoints as words } from "../i18n/en.touchpoints";
import { count } from "../i18n/format";
import { channelsOf, everyOwner, ownersOf } from "../map/belonging";
import type { Figure, Touchpoint } from "../map/types";
import { type Column, type Entry, ordered } from "./order";
import styles from "./TouchpointsScreen.module.css";
import { TouchpointTable } from "./TouchpointTable";
import type { TouchpointTable as Table } from "./types";

const NOBODY = "\u0000";

/** Whether somebody answers for a touchpoint; no name asks for nothing. */
function answers(touchpoint: Touchpoint, owner: string): boolean {
  if (owner === NOBODY) return !touchpoint.owner && !touchpoint.department;
  return !owner || ownersOf(touchpoint).includes(owner);
}

export default function TouchpointsScreen({
  params,
}: {
  params: Readonly<Record<string, string>>;
}) {
  const id = params.id ?? "";
  const document = useMapDocument(id);
  const [search] = useExactSearch();
  const limits = queryOf(limitsIn(search));
  const answer = useAnswer<Table>(`/maps/${id}/touchpoints`, limits);
  const [column, setColumn] = useState<Column>("map");
  const [stage, setStage] = useState("");
  const [owner, setOwner] = useState("");
  const [channel, setChannel] = useState("");
  const [sought, setSought] = useState("");
  const [rows, setRows] = useState<Figure | null>(null);

  const map = document.map;
  const entries = useMemo<readonly Entry[]>(() => {
    const lines = new Map(answer.data?.lines.map((line) => [line.row.touchpoint_id, line]));
    return (map?.stages ?? []).flatMap((column) =>
      (map?.touchpoints ?? [])
        .filter((one) => one.stage_id === column.id)
        .map((one) => ({ touchpoint: one, stage: column.name, line: lines.get(one.id) })),
    );
  }, [map, answer.data]);
  const wanted = sought.trim().toLowerCase();
  const chosen = entries.filter(
    ({ touchpoint }) =>
      (!stage || touchpoint.stage_id === stage) &&
      answers(touchpoint, owner) &&
      (!channel || channelsOf(touchpoint).includes(channel)) &&
      touchpoint.name.toLowerCase().includes(wanted),
  );
  const every = entries.map((one) => one.touchpoint);
  const held = (matches: (one: Touchpoint) => boolean) => count(every.filter(matches).length);
  const channels = [...new Set(every.flatMap(channelsOf))].sort();
  const ownerless = every.filter((one) => answers(one, NOBODY)).length;
  const problem = answer.problem ?? document.problem;

  return (
    <AppFrame mapId={id} crumbs={mapCrumbs(id, map?.header.title, words)} status={words.status}>
      <div className={styles.screen}>
        <div className={styles.panel} aria-busy={answer.loading}>
          <header className={styles.head}>
            <div className={styles.about}>
              <h2 className={styles.title}>
                {words.title}{" "}
                {answer.data && map && (
                  <span className={styles.muted}>
                    {chosen.length < entries.length &&
                      `${words.shown(count(chosen.length), count(entries.length))}. `}
                    {words.summary(
                      several(entries.length, "touchpoint", "touchpoints"),
                      count(entries.filter((one) => one.line?.row.seen).length),
                    )}
                    {ownerless > 0 && `, ${words.ownerless(count(ownerless))}`}
                  </span>
                )}
              </h2>
              {answer.data?.applied.sentence && (
                <p className={styles.muted}>
                  {words.limited} {answer.data.applied.sentence}
                </p>
              )}
            </div>
            <div className={styles.filters}>
              <TextInput
                value={sought}
                placeholder={words.search}
                aria-label={words.search}
                onChange={(event) => setSought(event.target.value)}
              />
              <StageSelect
                stages={map?.stages ?? []}
                value={stage}
                words={words}
                onChange={setStage}
              />
              <Select
                aria-label={words.owner}
                value={owner}
                onChange={(event) => setOwner(event.target.value)}
                options={[
                  { value: "", label: words.everyOwner },
                  ...[NOBODY, ...everyOwner(every)].map((one) => ({
                    value: one,
                    label: words.ownerWith(
                      one === NOBODY ? words.noOwner : one,
                      held((touchpoint) => answers(touchpoint, one)),
                    ),
                  })),
                ]}
              />
              <Select
                aria-label={words.channel}
                value={channel}
                onChange={(event) => setChannel(event.target.value)}
                options={[
                  { value: "", label: words.everyChannel },
                  ...channels.map((one) => ({
                    value: one,
                    label: words.ownerWith(
                      channelName(one),
                      held((touchpoint) => channelsOf(touchpoint).includes(one)),
                    ),
                  })),
                ]}
              />
              <UndoRedo document={document} words={words} />
            </div>
          </header>
          {problem && (
            <Notice problem title={words.problem} text={problem.message}>
              <Button onClick={answer.reload}>{words.again}</Button>
            </Notice>
          )}
          {!answer.data && !problem && (
            <p className={styles.waiting} role="status">
              {words.loading}
            </p>
          )}
          {answer.data && map && entries.length === 0 && (
            <Notice title={words.noTouchpoints} text={words.noTouchpointsText} />
          )}
          {answer.data && map && entries.length > 0 && (
            <TouchpointTable
              entries={ordered(chosen, column)}
              names={new Map(map.touchpoints.map((one) => [one.id, one.name]))}
              column={column}
              onColumn={(next) => setColumn(next === column ? "map" : next)}
              onRows={setRows}
              onSet={(touchpointId, values) =>
                void document.make({
                  type: "set-touchpoint",
                  touchpoint_id: touchpointId,
                  ...values,
                })
              }
            />
          )}
        </div>
      </div>
      {rows && <RowsDialog mapId={id} query={limits} figure={rows} onClose={() => setRows(null)} />}
    </AppFrame>
  );
}
