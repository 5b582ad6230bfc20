// What is stored, where, under which rule, and what is not: one page a privacy officer can print.

import { Check, Printer, ShieldCheck, ShieldOff, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useAnswer } from "../api/useAnswer";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { Notice } from "../components/Notice";
import { date, size } from "../i18n/amounts";
import { privacy as words } from "../i18n/en.import";
import { count } from "../i18n/format";
import type { PrivacyReport } from "../map/schema";
import styles from "./PrivacyScreen.module.css";

export default function PrivacyScreen() {
  const { data, problem, reload } = useAnswer<PrivacyReport>("/privacy");
  return (
    <AppFrame
      reading
      crumbs={[{ label: words.home, href: "/" }, { label: words.crumb }]}
      actions={
        <Button icon={Printer} onClick={() => print()} disabled={!data}>
          {words.print}
        </Button>
      }
    >
      {problem && (
        <Notice problem title={words.unknown} text={problem.message}>
          <Button onClick={reload}>{words.again}</Button>
        </Notice>
      )}
      {!data && !problem && <Notice title={words.reading} text={words.readingText} />}
      {data && <Report report={data} />}
    </AppFrame>
  );
}

function Report({ report }: { report: PrivacyReport }) {
  const kinds = Object.entries(report.identifiers);
  return (
    <article className={`printable ${styles.page}`}>
      <header>
        <h2 className={styles.title}>{words.title}</h2>
        <p className={styles.text}>
          {words.text} {words.asOf(date(Date.now()))}.
        </p>
      </header>
      <Part title={words.what}>
        <p>{words.counts(count(report.events), count(report.answers))}</p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{words.heads.file}</th>
              <th>{words.heads.holds}</th>
              <th>{words.heads.clear}</th>
              <th className={styles.right}>{words.heads.size}</th>
            </tr>
          </thead>
          <tbody>
            {report.files.map((file) => (
              <tr key={file.name}>
                <td className={styles.name}>{file.name}</td>
                <td>{file.holds}</td>
                <td>
                  <span className={styles.clear} data-clear={file.clear_identifiers || undefined}>
                    {file.clear_identifiers ? words.clearYes : words.clearNo}
                  </span>
                </td>
                <td className={styles.right}>{size(file.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.where}>
          {words.where} <code>{report.folder}</code>
        </p>
        {report.waiting_uploads > 0 && <p>{words.waiting(report.waiting_uploads)}</p>}
      </Part>
      <Part title={words.rule}>
        <p>{words.ruleText}</p>
        {kinds.length > 0 && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{words.heads.kind}</th>
                <th className={styles.right}>{words.heads.inVault}</th>
              </tr>
            </thead>
            <tbody>
              {kinds.map(([kind, n]) => (
                <tr key={kind}>
                  <td>{words.kinds[kind] ?? kind}</td>
                  <td className={styles.right}>{count(n)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
      <Part title={words.notStored}>
        <ul className={styles.list}>
          {report.not_stored.map((line) => (
            <li key={line} data-off={isLimit(line) || undefined}>
              <Icon of={isLimit(line) ? TriangleAlert : ShieldCheck} size={14} />
              {line}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words.protections}>
        <ul className={styles.list}>
          {Object.entries(report.protections).map(([name, on]) => (
            <li key={name} data-off={!on || undefined}>
              <Icon of={on ? Check : ShieldOff} size={14} />
              <span>
                {protectionName(name)}: {on ? words.yes : words.no}
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      {children}
    </section>
  );
}

/** Tell whether a line of what is not stored names a limit of that promise. */
function isLimit(line: string): boolean {
  return line.startsWith("But ");
}

function protectionName(name: string): string {
  const plain = words.protectionNames[name] ?? name.replaceAll("_", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
