// The personas of all maps, with the share of journeys that are known to be theirs.
import { Link } from "wouter";
import { Portrait } from "../components/Avatar";
import { percent } from "../i18n/amounts";
import { day } from "../i18n/en.day";
import styles from "./PersonaList.module.css";
import type { PersonaData } from "./types";

const words = day.personas;
const SHOWN = 8;

export function PersonaList({ personas }: { personas: readonly PersonaData[] }) {
  if (personas.length === 0) return null;
  const known = personas.find((one) => one.known && one.known.value !== null)?.known?.value;
  return (
    <section className={styles.card} aria-labelledby="personas">
      <h2 id="personas" className={styles.title}>
        {words.title} <span className={styles.hint}>{words.hint}</span>
      </h2>
      <ul>
        {personas.slice(0, SHOWN).map((one) => (
          <li key={`${one.map_id} ${one.id}`}>
            <Link
              href={`/maps/${one.map_id}?persona=${encodeURIComponent(one.id)}`}
              className={styles.row}
              title={one.map_title}
            >
              <Portrait svg={one.portrait} name={one.name} size={34} />
              <span className={styles.words}>
                <span className={styles.name}>{one.name}</span>
                <span className={styles.line}>{one.role}</span>
              </span>
              {one.share && one.share.value !== null ? (
                <span className={styles.share}>
                  <b>{percent(one.share.value)}</b>
                  <span className={styles.line}>{words.of}</span>
                </span>
              ) : (
                <span className={styles.line}>{words.notTold}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {known !== undefined && known !== null && (
        <p className={styles.foot}>{words.known(percent(known))}</p>
      )}
    </section>
  );
}
