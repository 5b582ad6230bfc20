// The side bar of the home page: where one can go from here.

import { House, Moon, ShieldCheck, Sun, Table2, Upload } from "lucide-react";
import { Link, useLocation } from "wouter";
import { IconButton } from "../components/Button";
import { useFrame } from "../components/frame";
import { Icon } from "../components/Icon";
import { WordsButton } from "../components/WordsButton";
import { en } from "../i18n/en";
import { home as words } from "../i18n/en.home";
import styles from "./SideBar.module.css";
import type { MapCardData } from "./types";

const ENTRIES = [
  { href: "/", label: words.side.home, icon: House },
  { href: "/import", label: words.side.import, icon: Upload },
  { href: "/inventory", label: words.side.inventory, icon: Table2 },
  { href: "/privacy", label: words.side.privacy, icon: ShieldCheck },
] as const;

export function SideBar({ maps, workspace }: { maps: readonly MapCardData[]; workspace: string }) {
  const [here] = useLocation();
  const { answers, theme, switchTheme } = useFrame();
  return (
    <nav className={styles.bar} aria-label={en.frame.screens}>
      <Link href="/" className={styles.brand}>
        <img src="/mark.svg" alt="" width={32} height={32} />
        Desireline
      </Link>
      <ul className={styles.entries}>
        {ENTRIES.filter((entry) => answers(entry.href)).map((entry) => (
          <li key={entry.href}>
            <Link
              href={entry.href}
              className={styles.entry}
              aria-current={here === entry.href ? "page" : undefined}
            >
              <Icon of={entry.icon} size={16} />
              {entry.label}
            </Link>
          </li>
        ))}
      </ul>
      {maps.length > 0 && (
        <>
          <h2 className={styles.group}>{words.side.mapsHere}</h2>
          <ul className={styles.entries}>
            {maps.slice(0, 12).map((map) => (
              <li key={map.id}>
                <Link href={`/maps/${map.id}`} className={styles.map}>
                  <span className={styles.dot} aria-hidden="true" />
                  {map.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.foot}>
        <span className={styles.workspace}>{workspace}</span>
        <WordsButton />
        <IconButton
          icon={theme === "dark" ? Sun : Moon}
          label={theme === "dark" ? en.frame.toLight : en.frame.toDark}
          onClick={switchTheme}
        />
      </div>
    </nav>
  );
}
