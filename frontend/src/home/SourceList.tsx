// Where the data comes from: rows, the last ten days, and how fresh it is, in words.

import { Plus } from "lucide-react";
import { Link } from "wouter";
import { ChannelTile } from "../components/ChannelTile";
import { Icon } from "../components/Icon";
import { age, date, several } from "../i18n/amounts";
import { en } from "../i18n/en";
import { home as words } from "../i18n/en.home";
import { count } from "../i18n/format";
import styles from "./SourceList.module.css";
import type { SourceData } from "./types";

export function SourceList({ sources, now }: { sources: readonly SourceData[]; now: number }) {
  return (
    <section className={styles.card} aria-labelledby="sources">
      <header className={styles.head}>
        <h2 id="sources" className={styles.title}>
          {words.sources} <span className={styles.hint}>{words.sourcesHint}</span>
        </h2>
        <Link href="/import" className={styles.add}>
          <Icon of={Plus} size={14} />
          {words.importData}
        </Link>
      </header>
      {sources.length === 0 ? (
        <p className={styles.none}>{words.noSources}</p>
      ) : (
        <ul>
          {sources.map((source) => (
            <li key={source.source_id} className={styles.row}>
              <ChannelTile
                channel={source.channel}
                size={24}
                label={en.channel[source.channel] ?? source.channel}
              />
              <div className={styles.names}>
                <p className={styles.name}>{source.name}</p>
                <p className={styles.line}>{lineOf(source)}</p>
              </div>
              <Days days={source.days} />
              <p className={styles.rows}>{count(source.rows)}</p>
              <Fresh source={source} now={now} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function lineOf(source: SourceData): string {
  const parts = [
    words.readers[source.reader] ?? source.reader,
    several(source.files, "file", "files"),
  ];
  if (source.rejected > 0) parts.push(words.rejected(several(source.rejected, "row", "rows")));
  return parts.join(", ");
}

function Days({ days }: { days: readonly number[] }) {
  const most = Math.max(1, ...days);
  return (
    <svg
      className={styles.days}
      viewBox={`0 0 ${days.length * 6} 18`}
      width={days.length * 6}
      height={18}
      role="img"
      aria-label={words.daysLabel(days.map(count).join(", "))}
    >
      {days.map((n, at) => {
        const tall = n === 0 ? 0 : Math.max(1.5, (n / most) * 18);
        return <rect key={at} x={at * 6} y={18 - tall} width={4} height={tall} rx={1} />;
      })}
    </svg>
  );
}

function Fresh({ source, now }: { source: SourceData; now: number }) {
  const last = source.last_event_ms;
  return (
    <p className={styles.fresh} data-fresh={source.freshness}>
      <span className={styles.dot} aria-hidden="true" />
      {last === null ? (
        source.rows > 0 ? (
          words.fresh.identities
        ) : (
          words.fresh.empty
        )
      ) : source.freshness === "closed" ? (
        <span>
          {words.fresh.closed} <span className={styles.line}>{date(last)}</span>
        </span>
      ) : (
        <span>
          {last > now ? words.fresh.ahead : age(now - last)}
          {source.freshness === "late" && <span className={styles.word}>{words.fresh.late}</span>}
        </span>
      )}
    </p>
  );
}
