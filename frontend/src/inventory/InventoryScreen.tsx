// What is held of each channel and what is missing, before any map.
import { Fragment } from "react";
import { Link } from "wouter";
import { useAnswer } from "../api/useAnswer";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { ChannelTile } from "../components/ChannelTile";
import { ClockQuestions } from "../components/ClockQuestions";
import { Notice } from "../components/Notice";
import { several } from "../i18n/amounts";
import { inventory as words } from "../i18n/en.touchpoints";
import { count, day, share } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import type { ChannelHolding, Inventory } from "../map/schema";
import styles from "./InventoryScreen.module.css";

export default function InventoryScreen() {
  const { data, problem, reload } = useAnswer<Inventory>("/inventory");
  return (
    <AppFrame crumbs={[{ label: words.home, href: "/" }, { label: words.crumb }]}>
      <div className={styles.screen}>
        {problem && (
          <Notice problem title={words.problem} text={problem.message}>
            <Button onClick={reload}>{words.again}</Button>
          </Notice>
        )}
        {!data && !problem && <p role="status">{words.loading}</p>}
        {data && data.channels.length === 0 && (
          <Notice title={words.empty} text={words.emptyText}>
            <Link href="/import">{words.importData}</Link>
          </Notice>
        )}
        {data && data.channels.length > 0 && <ClockQuestions />}
        {data && data.channels.length > 0 && <Channels data={data} />}
      </div>
    </AppFrame>
  );
}

function Channels({ data }: { data: Inventory }) {
  return (
    <>
      <header className={styles.head}>
        <h2>{words.title}</h2>
        <p>
          {words.summary(
            several(data.events, "event", "events"),
            several(data.answers, "answer", "answers"),
            several(data.channels.length, "channel", "channels"),
          )}
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.title}>
        <table className={styles.table}>
          <thead>
            <tr>
              {Object.entries(words.columns).map(([key, label]) => (
                <th key={key} scope="col" className={NUMBERS.has(key) ? styles.number : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.channels.map((one) => (
              <Line key={one.channel} of={one} />
            ))}
          </tbody>
        </table>
      </section>
      <aside className={styles.without}>
        <h3>{words.without}</h3>
        <p>{data.without.join(", ")}.</p>
        <p className={styles.quiet}>{words.withoutHint}</p>
      </aside>
    </>
  );
}

/** A share in whole percent; what is there is never said to be 0%. */
function rounded(part: number): string {
  return part < 0.005 ? words.few : share(part, 0);
}

const NUMBERS = new Set(["rows", "customers", "device"]);

function Line({ of }: { of: ChannelHolding }) {
  const nobody = of.known.n - of.known.part - of.anonymous.part;
  const told = words.parts(count(of.known.part), count(of.anonymous.part), count(nobody));
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          <ChannelTile channel={of.channel} size={24} />
          <span>
            <span className={styles.strong}>{legible(of.name)}</span>
            <span className={styles.sources}>{legible(of.sources.join(", "))}</span>
          </span>
        </span>
      </th>
      <td className={styles.number}>
        {of.events > 0 && count(of.events)}
        {of.answers > 0 && (
          <span className={of.events > 0 ? styles.quiet : undefined}>
            {of.events > 0 && <br />}
            {words.answers(count(of.answers))}
          </span>
        )}
      </td>
      <td className={styles.number}>{of.customers > 0 ? count(of.customers) : words.noDevices}</td>
      <td>
        <span className={styles.bar} title={told} role="img" aria-label={told}>
          <span className={styles.person} style={{ flexGrow: of.known.part }} />
          <span className={styles.device} style={{ flexGrow: of.anonymous.part }} />
          <span className={styles.nobody} style={{ flexGrow: nobody }} />
        </span>
        <span className={styles.whose}>
          {[
            [of.known.part, words.known] as const,
            [of.anonymous.part, words.anonymous] as const,
            [nobody, words.nobody] as const,
          ]
            .filter(([part]) => part > 0)
            .map(([part, label]) => `${rounded(part / of.known.n)} ${label}`)
            .join(", ")}
        </span>
      </td>
      <td className={styles.number}>
        {of.device.n > 0 ? share(of.device.part / of.device.n, 0) : words.noDevices}
      </td>
      <td className={styles.period}>
        {day(of.first)}
        <br />
        {day(of.last)}
      </td>
      <td className={styles.missing}>
        {of.missing.length === 0 && <span className={styles.quiet}>{words.complete}</span>}
        {of.missing.map((one, at) => (
          <Fragment key={one}>
            {at > 0 && <br />}
            {legible(one)}
          </Fragment>
        ))}
      </td>
    </tr>
  );
}
