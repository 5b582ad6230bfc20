// The frame of every screen: rail, top bar with a breadcrumb, an optional tool bar, the screen's
// own content, and a status bar with the keys that work now.

import type { LucideIcon } from "lucide-react";
import {
  DatabaseZap,
  House,
  Lightbulb,
  ListChecks,
  ListTree,
  Map as MapIcon,
  MessageSquareQuote,
  Moon,
  Presentation,
  Route,
  ShieldCheck,
  Sigma,
  Sun,
  Table2,
  Waypoints,
} from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { en } from "../i18n/en";
import styles from "./AppFrame.module.css";
import { IconButton } from "./Button";
import { Kbd } from "./Chip";
import { useFrame } from "./frame";
import { Icon } from "./Icon";
import { WordsButton } from "./WordsButton";

export interface Crumb {
  readonly label: string;
  readonly href?: string;
}

export interface KeyHint {
  readonly keys: readonly string[];
  readonly does: string;
}

interface Props {
  crumbs: readonly Crumb[];
  /** Right side of the top bar. */
  actions?: ReactNode;
  toolBar?: ReactNode;
  /** Left side of the status bar. */
  status?: ReactNode;
  keys?: readonly KeyHint[];
  /** The map the screen is about; its screens then stand in the rail. */
  mapId?: string;
  children: ReactNode;
}

interface Entry {
  readonly pattern: string;
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
}

// Only those that a screen answers are shown.
const SCREENS_OF_A_MAP: readonly (readonly [rest: string, label: string, icon: LucideIcon])[] = [
  ["", en.frame.map, MapIcon],
  ["/names", en.frame.names, ListTree],
  ["/check", en.frame.check, ListChecks],
  ["/words", en.frame.words, MessageSquareQuote],
  ["/totals", en.frame.totals, Sigma],
  ["/touchpoints", en.frame.touchpoints, Waypoints],
  ["/one", en.frame.one, Route],
  ["/findings", en.frame.findings, Lightbulb],
  ["/board", en.frame.board, Presentation],
];

/** What a map is limited to goes along between the screens that speak of its journeys. */
const LIMITED = new Set(["", "/findings", "/board"]);
const LIMITS = new Set(["from", "to", "persona", "channel", "only_channels"]);

function limitsOf(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => LIMITS.has(name));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}

function entriesFor(mapId: string | undefined, search: string): readonly Entry[] {
  const ofMap: readonly Entry[] = mapId
    ? SCREENS_OF_A_MAP.map(([rest, label, icon]) => ({
        pattern: `/maps/:id${rest}`,
        href: `/maps/${mapId}${rest}${LIMITED.has(rest) ? limitsOf(search) : ""}`,
        label,
        icon,
      }))
    : [];
  return [
    { pattern: "/", href: "/", label: en.frame.home, icon: House },
    ...ofMap,
    { pattern: "/import", href: "/import", label: en.frame.importing, icon: DatabaseZap },
    { pattern: "/inventory", href: "/inventory", label: en.frame.inventory, icon: Table2 },
    { pattern: "/privacy", href: "/privacy", label: en.frame.privacy, icon: ShieldCheck },
  ];
}

export function AppFrame({ crumbs, actions, toolBar, status, keys, mapId, children }: Props) {
  const [here] = useLocation();
  const search = useSearch();
  const { answers, theme, switchTheme } = useFrame();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {en.frame.skip}
      </a>
      <nav className={styles.rail} aria-label={en.frame.screens}>
        <Link href="/" className={styles.mark} aria-label={en.frame.home}>
          <img src="/mark.svg" alt="" width={30} height={30} />
        </Link>
        {entriesFor(mapId, search)
          .filter((entry) => answers(entry.pattern))
          .map((entry) => (
            <Link
              key={entry.href}
              href={entry.href}
              className={styles.entry}
              title={entry.label}
              aria-label={entry.label}
              aria-current={here === entry.href.split("?")[0] ? "page" : undefined}
            >
              <Icon of={entry.icon} size={18} />
            </Link>
          ))}
        <span className={styles.push} />
        <WordsButton />
        <IconButton
          icon={theme === "dark" ? Sun : Moon}
          label={theme === "dark" ? en.frame.toLight : en.frame.toDark}
          onClick={switchTheme}
          size={18}
        />
      </nav>
      <div className={styles.page}>
        <header className={styles.topBar}>
          <nav className={styles.crumbs} aria-label={en.frame.whereYouAre}>
            {crumbs.map((crumb, index) => (
              <Fragment key={`${crumb.label}-${index}`}>
                {index > 0 && <span className={styles.arrow}>›</span>}
                {crumb.href ? (
                  <Link href={crumb.href} className={styles.crumb}>
                    {crumb.label}
                  </Link>
                ) : (
                  <h1 className={styles.here}>{crumb.label}</h1>
                )}
              </Fragment>
            ))}
          </nav>
          <div className={styles.actions}>{actions}</div>
        </header>
        {toolBar && (
          <section className={styles.toolBar} aria-label={en.frame.tools}>
            {toolBar}
          </section>
        )}
        <main id="content" className={styles.content} tabIndex={-1}>
          {children}
        </main>
        {(status || keys) && (
          <footer className={styles.statusBar}>
            <span className={styles.status}>{status}</span>
            <span className={styles.keys}>
              {keys?.map((hint) => (
                <span key={hint.does} className={styles.hint}>
                  {hint.keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                  {hint.does}
                </span>
              ))}
            </span>
          </footer>
        )}
      </div>
    </div>
  );
}
