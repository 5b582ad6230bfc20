// One number: what it counts, of how many, and the very rows behind it, identifiers masked.
import { type ReactNode, useState } from "react";
import { type Limits, queryOf } from "../api/limits";
import { useAnswer } from "../api/useAnswer";
import { Button } from "../components/Button";
import { CopyPicture } from "../components/CopyPicture";
import { type Rows, RowsTable, rowsShown } from "../components/RowsTable";
import { ShowOne } from "../components/ShowOne";
import { en } from "../i18n/en";
import { count } from "../i18n/format";
import { countText, figureText, intervalText, periodText } from "../map/figures";
import type { Figure } from "../map/types";
import { staysInside } from "./FallOuts";
import styles from "./Inspector.module.css";

const PAGE = 50;

export function FigurePanel({
  mapId,
  limits,
  figure,
  title,
  beside,
}: {
  mapId: string;
  limits: Limits;
  figure: Figure;
  title: string;
  /** What else the screen has to say of it, above its rows. */
  beside?: ReactNode;
}) {
  const [offset, setOffset] = useState(0);
  const answer = useAnswer<Rows>(figure.rows ? `/maps/${mapId}/rows` : null, {
    ...queryOf(limits),
    ref: figure.rows,
    limit: PAGE,
    offset,
  });
  const interval = intervalText(figure);
  const when = periodText(figure);
  return (
    <>
      <div className={styles.first}>
        <p className={styles.muted}>{title}</p>
        <p className={styles.big} data-inspected={figure.rows}>
          {figureText(figure)}
        </p>
        <ShowOne mapId={mapId} figure={figure} limits={queryOf(limits)} />
        {figure.rows && figure.value !== null && !staysInside(figure.rows) && (
          <CopyPicture
            mapId={mapId}
            kind="figure"
            of={figure.rows}
            title={title}
            query={queryOf(limits)}
          />
        )}
      </div>
      <section className={styles.section}>
        <h3 className={styles.title}>{en.inspector.definition}</h3>
        <p className={styles.sentence}>{figure.definition}</p>
      </section>
      <section className={styles.section}>
        <dl className={styles.facts}>
          <dt>{en.inspector.n}</dt>
          <dd>{countText(figure)}</dd>
          {figure.part !== null && (
            <>
              <dt />
              <dd>{en.inspector.marked(count(figure.part))}</dd>
            </>
          )}
          {interval && (
            <>
              <dt>{en.inspector.interval}</dt>
              <dd>{interval}</dd>
            </>
          )}
          {when && (
            <>
              <dt>{en.inspector.period}</dt>
              <dd>{when}</dd>
            </>
          )}
        </dl>
      </section>
      {beside}
      <section className={styles.section} aria-busy={answer.loading}>
        <h3 className={styles.title}>
          {en.inspector.rowsTitle}
          {answer.data && !answer.loading && (
            <span data-rows-total={answer.data.total}>{rowsShown(answer.data, offset)}</span>
          )}
        </h3>
        {answer.problem && <p className={styles.reason}>{answer.problem.message}</p>}
        {!answer.data && answer.loading && (
          <p className={styles.reason}>{en.inspector.loadingRows}</p>
        )}
        {answer.data?.total === 0 && <p className={styles.reason}>{en.inspector.noRows}</p>}
        {answer.data && answer.data.total > 0 && (
          <div className={styles.tableBox}>
            <RowsTable rows={answer.data} offset={offset} label={en.inspector.rowsTitle} />
          </div>
        )}
        {answer.data && answer.data.total > PAGE && (
          <div className={styles.pages}>
            <Button small disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
              {en.inspector.previous}
            </Button>
            <Button
              small
              disabled={offset + PAGE >= answer.data.total}
              onClick={() => setOffset(offset + PAGE)}
            >
              {en.inspector.next}
            </Button>
          </div>
        )}
        {answer.data && answer.data.total > 0 && (
          <p className={styles.muted}>{en.inspector.masked}</p>
        )}
      </section>
    </>
  );
}
