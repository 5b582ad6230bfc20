// The same journey as a table: what the drawing shows, and what the customer said in full.
import { ChannelTile } from "../components/ChannelTile";
import { Face } from "../components/Face";
import { moment } from "../i18n/amounts";
import { channelName } from "../i18n/en";
import { one as words } from "../i18n/en.one";
import { day, signed } from "../i18n/format";
import { shown } from "../i18n/signs";
import styles from "./OneScreen.module.css";
import { pointText } from "./story";
import type { OneStep, Timeline } from "./types";

export function StepTable({ journey }: { journey: Timeline }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{words.tableTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.stage}</th>
          <th scope="col">{words.channel}</th>
          <th scope="col">{words.touchpoint}</th>
          <th scope="col">{words.said}</th>
        </tr>
      </thead>
      <tbody>
        {journey.points.map((point, at) => (
          <tr key={at}>
            <td className="numbers">{point.whole_day ? day(point.at) : moment(point.at)}</td>
            <td>{point.stage}</td>
            <td>
              <span className={styles.channel}>
                <ChannelTile channel={point.channel} />
                {channelName(point.channel)}
              </span>
            </td>
            <td>{point.times ? pointText(point) : `${point.touchpoint}, ${words.onlySaid}`}</td>
            <td>
              <Saying point={point} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Saying({ point }: { point: OneStep }) {
  if (point.valence === null && !point.words && !point.score) return null;
  return (
    <span className={styles.saying}>
      {point.valence !== null && (
        <>
          <Face value={point.valence} size={16} />
          <span className="numbers">{signed(point.valence)}</span>
        </>
      )}
      {point.score && <span className={styles.muted}>{point.score}</span>}
      {point.words && <q className="voice">{shown(point.words)}</q>}
    </span>
  );
}
