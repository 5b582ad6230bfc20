// The first rows as the product will see them: events and answers, customers under pseudonyms.

import { ChannelTile } from "../components/ChannelTile";
import { Face, nearestLevel } from "../components/Face";
import { moment } from "../i18n/amounts";
import { en } from "../i18n/en";
import { importing } from "../i18n/en.import";
import { count, signed } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import styles from "./Preview.module.css";
import panels from "./panels.module.css";
import type { Inspection, PreviewRow } from "./types";

const words = importing.preview;

/** ``zoneOfOthers``: of a file whose times tell their moment, the zone of the files beside it. */
export function Preview({
  inspection,
  zoneOfOthers,
}: {
  inspection: Inspection;
  zoneOfOthers: string;
}) {
  const rows = inspection.preview;
  const zone = knownZone(inspection.mapping.time_zone || zoneOfOthers);
  const none = inspection.questions.length > 0 ? words.asked : words.none;
  const said = rows.some((row) => row.words);
  const felt = rows.some((row) => row.valence !== null);
  return (
    <section className={panels.card} aria-label={words.title}>
      <div className={panels.cardHead}>
        <h2 className={panels.title}>
          {words.title}
          {rows.length > 0 && (
            <span className={styles.hint}>
              {words.hint(count(rows.length), count(inspection.rows_ready))}
            </span>
          )}
        </h2>
      </div>
      {rows.length === 0 ? (
        <p className={`${panels.body} ${panels.text}`}>{none}</p>
      ) : (
        <div className={panels.scroll}>
          <table className={panels.table}>
            <thead>
              <tr>
                <th>{words.heads.time(zone)}</th>
                <th>{words.heads.customer}</th>
                <th>{words.heads.channel}</th>
                <th>{words.heads.name}</th>
                {said && <th>{words.heads.words}</th>}
                {felt && <th>{words.heads.emotion}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <Row
                  key={`${row.row_number}-${at}`}
                  row={row}
                  zone={zone}
                  said={said}
                  felt={felt}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({
  row,
  zone,
  said,
  felt,
}: {
  row: PreviewRow;
  zone: string;
  said: boolean;
  felt: boolean;
}) {
  return (
    <tr>
      <td className={styles.time}>{moment(inZone(row.time, zone))}</td>
      <td className={row.customer ? styles.customer : panels.quiet}>
        {row.customer || words.nobody}
      </td>
      <td>
        <span className={styles.channel}>
          <ChannelTile channel={row.channel} size={20} />
          {en.channel[row.channel] ?? legible(row.channel)}
        </span>
      </td>
      <td className={styles.name}>{legible(row.name)}</td>
      {said && <td className={`voice ${styles.words}`}>{legible(row.words)}</td>}
      {felt && (
        <td>
          {row.valence !== null && (
            <span className={styles.emotion}>
              <Face value={row.valence} size={16} />
              {en.emotion[nearestLevel(row.valence)]} {signed(row.valence, places(row.valence))}
            </span>
          )}
        </td>
      )}
    </tr>
  );
}

/** Give a zone this browser knows; "" = times are shown in UTC. */
function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return "";
  }
}

/** Give a UTC moment as the clock on the wall of a zone showed it. */
function inZone(iso: string, zone: string): string {
  const at = Date.parse(iso);
  if (!zone || !iso.includes("T") || Number.isNaN(at)) return iso;
  // Swedish dates are written as ISO 8601 does.
  return new Date(at).toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T");
}

function places(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}
