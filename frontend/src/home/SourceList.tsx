// Where the data comes from: rows, the last ten days, and how fresh it is, in words.

import { Plus, Sigma } from "lucide-react";
import { Link } from "wouter";
import { ChannelTile } from "../components/ChannelTile";
import { Icon } from "../components/Icon";
import { age, date, several } from "../i18n/amounts";
import { en } from "../i18n/en";
import { home as words } from "../i18n/en.home";
import { count } from "../i18n/format";
import type { ReportCard } from "../map/schema";
import styles from "./SourceList.module.css";
import type { SourceData } from "./types";

interface Props {
  sources: readonly SourceData[];
  reports: readonly ReportCard[];
  now: number;
}

export function SourceList({ sources, reports, now }: Props) {
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
      {sources.length + reports.length === 0 ? (
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
          {reports.map((report) => (
            <ReportRow key={report.report_id} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Totals are no rows of customers: they have a period, and count beside the journeys. */
function ReportRow({ report }: { report: ReportCard }) {
  return (
    <li className={styles.row}>
      <span className={styles.report} aria-hidden="true">
        <Icon of={Sigma} size={14} />
      </span>
      <div className={styles.names}>
        <p className={styles.name}>{report.title}</p>
        <p className={styles.line}>
          {words.report(report.file_name, several(report.lines, "line", "lines"))}
        </p>
        <p className={styles.line}>{words.period(onDay(report.first), onDay(report.last))}</p>
      </div>
      <span className={styles.days} aria-hidden="true" />
      <p className={styles.rows}>{several(report.totals, "total", "totals")}</p>
      <p className={styles.fresh} data-fresh={report.freshness}>
        <span className={styles.dot} aria-hidden="true" />
        <span>
          {words.fresh.upTo(onDay(report.last))}
          {report.freshness === "late" && (
            <span className={styles.word}>{words.fresh.lateTotals}</span>
          )}
        </span>
      </p>
    </li>
  );
}

function onDay(iso: string): string {
  return date(Date.parse(iso));
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
