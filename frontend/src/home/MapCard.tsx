// A map as a card: its picture in miniature, who travels, and how much of it rests on data.

import { useState } from "react";
import { Link } from "wouter";
import { Portrait } from "../components/Avatar";
import { useFrame } from "../components/frame";
import { percent, since } from "../i18n/amounts";
import { home as words } from "../i18n/en.home";
import { count } from "../i18n/format";
import { EvidenceMeter } from "./EvidenceMeter";
import styles from "./MapCard.module.css";
import { backedCells } from "./meter";
import type { MapCardData } from "./types";

export function MapCard({ map, now }: { map: MapCardData; now: number }) {
  const { backed, empty } = backedCells(map.states, map.cells_total);
  const changed = words.changed(since(map.edited_at, now));
  return (
    <Link href={`/maps/${map.id}`} className={styles.card} aria-label={words.openMap(map.title)}>
      <Thumbnail map={map} />
      <div className={styles.words}>
        <div className={styles.who}>
          {map.persona && <Portrait svg={map.portrait} name={map.persona} size={32} />}
          <div className={styles.names}>
            <h3 className={styles.title}>{map.title}</h3>
            <p className={styles.line}>{map.persona ? `${map.persona} · ${changed}` : changed}</p>
          </div>
        </div>
        {map.backed_share === null || map.cells_total === 0 ? (
          <p className={styles.line}>{words.noCells}</p>
        ) : (
          <>
            <p
              className={styles.backed}
              title={words.backedLong(count(backed), count(map.cells_total), count(empty))}
            >
              <span>
                <strong>{percent(map.backed_share)}</strong> {words.backed}
              </span>
              <span className={styles.cells}>
                {words.cells(count(backed), count(map.cells_total))}
              </span>
            </p>
            <EvidenceMeter states={map.states} cellsTotal={map.cells_total} />
          </>
        )}
      </div>
    </Link>
  );
}

function Thumbnail({ map }: { map: MapCardData }) {
  const { theme } = useFrame();
  const [failed, setFailed] = useState(false);
  const query = `theme=${theme}&revision=${map.revision}`;
  return (
    <div className={styles.picture}>
      {failed ? (
        <p className={styles.line}>{words.noThumbnail}</p>
      ) : (
        <img
          src={`/api/v1/maps/${encodeURIComponent(map.id)}/thumbnail.svg?${query}`}
          alt={words.thumbnail(map.title)}
          onError={() => setFailed(true)}
        />
      )}
    </div>
  );
}
