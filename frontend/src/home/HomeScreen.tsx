// The first page: maps in miniature, where the data comes from and how fresh it is.

import { Plus, Upload } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import { useAnswer } from "../api/useAnswer";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { Notice } from "../components/Notice";
import { several } from "../i18n/amounts";
import { day } from "../i18n/en.day";
import { home as words } from "../i18n/en.home";
import { DaySteps } from "./DaySteps";
import { FindField } from "./FindField";
import styles from "./HomeScreen.module.css";
import { LastImports } from "./LastImports";
import { MapCard } from "./MapCard";
import { NewMapCard, type Way } from "./NewMapCard";
import { PersonaList } from "./PersonaList";
import { SideBar } from "./SideBar";
import { SourceList } from "./SourceList";
import type { HomeData } from "./types";

const NewMapDialog = lazy(() => import("./NewMap"));

export default function HomeScreen() {
  const { data, problem, reload } = useAnswer<HomeData>("/home");
  const [way, setWay] = useState<Way | null>(null);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {words.skip}
      </a>
      <SideBar maps={data?.maps ?? []} workspace={data?.workspace ?? ""} />
      <main id="content" className={styles.page} tabIndex={-1}>
        {problem && (
          <Notice problem title={words.problem} text={problem.message}>
            <Button onClick={reload}>{words.tryAgain}</Button>
          </Notice>
        )}
        {!data && !problem && <Silhouette />}
        {data && isEmpty(data) && <h1 className="visually-hidden">{data.workspace}</h1>}
        {data && isEmpty(data) && <EmptyWorkspace data={data} onWay={setWay} />}
        {data && !isEmpty(data) && <Workspace data={data} onWay={setWay} />}
      </main>
      {way !== null && (
        <Suspense>
          <NewMapDialog
            way={way}
            onWay={setWay}
            hasData={(data?.events ?? 0) > 0}
            onClose={() => setWay(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

function isEmpty(data: HomeData): boolean {
  return data.maps.length === 0 && data.sources.length === 0;
}

function Workspace({ data, onWay }: { data: HomeData; onWay: (way: Way) => void }) {
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{data.workspace}</h1>
          <p className={styles.sentence}>{sentenceOf(data)}</p>
        </div>
        <div className={styles.actions}>
          <FindField data={data} />
          <Link href="/import" className={styles.import}>
            <Icon of={Upload} size={14} />
            {words.importData}
          </Link>
          <Button look="primary" icon={Plus} onClick={() => onWay("choose")}>
            {words.newMap}
          </Button>
        </div>
      </header>
      {isOpen(data.day) && (
        <DaySteps
          long={false}
          day={data.day}
          onDraw={data.events > 0 ? () => onWay("data") : undefined}
        />
      )}
      <section aria-labelledby="maps">
        <h2 id="maps" className={styles.partTitle}>
          {words.maps}
        </h2>
        {data.maps.length === 0 && <p className={styles.note}>{words.noMaps}</p>}
        <ul className={styles.maps} data-many={data.maps.length}>
          {data.maps.map((map) => (
            <li key={map.id}>
              <MapCard map={map} now={Date.now()} />
            </li>
          ))}
          <li>
            <NewMapCard hasData={data.events > 0} hints={data.maps.length < 2} onWay={onWay} />
          </li>
        </ul>
      </section>
      <div className={styles.data}>
        <SourceList sources={data.sources} reports={data.reports} now={Date.now()} />
        <div className={styles.beside}>
          <PersonaList personas={data.personas ?? []} />
          {data.sources.length > 0 && <LastImports />}
        </div>
      </div>
    </>
  );
}

/** Say what the workspace holds; every number is a sum of what stands below it. */
function sentenceOf(data: HomeData): string {
  const holds = words.inventory(
    several(data.maps.length, "map", "maps"),
    several(data.rows, "row", "rows"),
    several(data.sources.length, "source", "sources"),
  );
  const late = data.sources.filter((source) => source.freshness === "late");
  return late.length === 0 ? holds : `${holds} ${words.late(late.length)}`;
}

/** Nothing yet: the whole day stands there in words, and the first step is a button. */
function EmptyWorkspace({ data, onWay }: { data: HomeData; onWay: (way: Way) => void }) {
  return (
    <>
      <h1 className={styles.title}>{data.workspace}</h1>
      <Notice title={day.emptyTitle} text={day.emptyText}>
        <Link href="/import" className={styles.importPrimary}>
          <Icon of={Upload} size={14} />
          {words.importData}
        </Link>
        <Button look="quiet" onClick={() => onWay("template")}>
          {words.orTemplate}
        </Button>
      </Notice>
      {data.day && <DaySteps long day={data.day} />}
    </>
  );
}

/** Once every step is done, the day has nothing more to lead to. */
function isOpen(day: HomeData["day"]): day is NonNullable<HomeData["day"]> {
  return Boolean(day?.steps.some((step) => step.state === "next"));
}

/** The page's shape before its numbers are known. */
function Silhouette() {
  return (
    <div className={styles.silhouette} role="status" aria-label={words.loading}>
      <span className={styles.bone} data-kind="title" />
      <div className={styles.maps} aria-hidden="true">
        {[0, 1, 2].map((at) => (
          <span key={at} className={styles.bone} data-kind="card" />
        ))}
      </div>
      <span className={styles.bone} data-kind="list" />
    </div>
  );
}
