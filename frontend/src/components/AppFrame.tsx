// The frame of every screen: rail, top bar with a breadcrumb, an optional tool bar, the screen's
// own content, and a status bar with the keys that work now.

import type { LucideIcon } from "lucide-react";
import {
  DatabaseZap,
  FlaskConical,
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
import { Fragment, type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { en } from "../i18n/en";
import styles from "./AppFrame.module.css";
import { IconButton } from "./Button";
import { Kbd } from "./Chip";
import { useExactSearch } from "./exactSearch";
import { useFrame } from "./frame";
import { Icon } from "./Icon";
import { type Group, type TabEntry, Tabs } from "./Tabs";
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
  /** Whether the content is for reading only, so that it takes the focus itself to be scrolled. */
  reading?: boolean;
  children: ReactNode;
}

interface Entry extends TabEntry {
  readonly pattern: string;
}

// Only those that a screen answers are shown.
const SCREENS_OF_A_MAP: readonly (readonly [
  rest: string,
  name: keyof typeof en.frame.tabs,
  icon: LucideIcon,
  group: Group,
])[] = [
  ["", "map", MapIcon, "map"],
  ["/names", "names", ListTree, "evidence"],
  ["/words", "words", MessageSquareQuote, "evidence"],
  ["/totals", "totals", Sigma, "evidence"],
  ["/check", "check", ListChecks, "check"],
  ["/hypotheses", "hypotheses", FlaskConical, "check"],
  ["/one", "one", Route, "journeys"],
  ["/touchpoints", "touchpoints", Waypoints, "journeys"],
  ["/findings", "findings", Lightbulb, "findings"],
  ["/board", "board", Presentation, "board"],
];

const ELSEWHERE: readonly Pick<Entry, "href" | "label" | "icon">[] = [
  { href: "/import", label: en.frame.importing, icon: DatabaseZap },
  { href: "/inventory", label: en.frame.inventory, icon: Table2 },
  { href: "/privacy", label: en.frame.privacy, icon: ShieldCheck },
];

/** What a map is limited to goes along between the screens that speak of its journeys. */
const LIMITED = new Set(["", "/findings", "/board"]);
const LIMITS = new Set(["from", "to", "persona", "channel", "only_channels"]);

function limitsOf(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => LIMITS.has(name));
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}

export function screensOf(mapId: string | undefined, search: string): readonly Entry[] {
  if (!mapId) return [];
  return SCREENS_OF_A_MAP.map(([rest, name, icon, group]) => ({
    pattern: `/maps/:id${rest}`,
    href: `/maps/${mapId}${rest}${LIMITED.has(rest) ? limitsOf(search) : ""}`,
    label: en.frame[name],
    short: en.frame.tabs[name],
    icon,
    group,
  }));
}

export function AppFrame({
  crumbs,
  actions,
  toolBar,
  status,
  keys,
  mapId,
  reading = false,
  children,
}: Props) {
  const [here] = useLocation();
  const { answers, theme, switchTheme } = useFrame();
  const [search] = useExactSearch();
  const rail = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the address the entry changes
  useEffect(() => showCurrent(rail.current), [here]);
  const screens = screensOf(mapId, search.toString()).filter((entry) => answers(entry.pattern));
  return (
    <div className={styles.frame} data-tabs={screens.length > 1 || undefined}>
      <a className={styles.skip} href="#content">
        {en.frame.skip}
      </a>
      <nav ref={rail} className={styles.rail} aria-label={en.frame.screens}>
        <Link href="/" className={styles.mark} aria-label={en.frame.home}>
          <img src="/mark.svg" alt="" width={30} height={30} />
        </Link>
        <RailLink href="/" label={en.frame.home} icon={House} here={here} />
        {screens.map((entry) => (
          <RailLink
            key={entry.href}
            href={entry.href}
            label={entry.label}
            icon={entry.icon}
            here={here}
            ofMap
          />
        ))}
        {ELSEWHERE.filter((entry) => answers(entry.href)).map((entry) => (
          <RailLink key={entry.href} {...entry} here={here} />
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
                  <Link href={crumb.href} className={styles.crumb} title={crumb.label}>
                    {crumb.label}
                  </Link>
                ) : (
                  <h1 className={styles.here}>{crumb.label}</h1>
                )}
              </Fragment>
            ))}
          </nav>
          {screens.length > 1 && <Tabs screens={screens} here={here} />}
          <div className={styles.actions}>{actions}</div>
        </header>
        {toolBar && (
          <section className={styles.toolBar} aria-label={en.frame.tools}>
            {toolBar}
          </section>
        )}
        <main id="content" className={styles.content} tabIndex={reading ? 0 : -1}>
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

/** On a phone the rail scrolls sideways: the screen one is on comes to its middle. */
function showCurrent(rail: HTMLElement | null) {
  const entry = rail?.querySelector("[aria-current=page]")?.getBoundingClientRect();
  if (!rail || !entry || rail.scrollWidth <= rail.clientWidth) return;
  const { left, width } = rail.getBoundingClientRect();
  rail.scrollLeft += entry.left - left - (width - entry.width) / 2;
}

function RailLink({
  href,
  label,
  icon,
  here,
  ofMap = false,
}: {
  href: string;
  label: string;
  icon: LucideIcon;
  here: string;
  /** Whether it is a screen of the map, which has a tab where there is room. */
  ofMap?: boolean;
}) {
  return (
    <Link
      href={href}
      className={`${styles.entry} ${ofMap ? styles.isOfMap : ""}`}
      title={label}
      aria-label={label}
      aria-current={here === href.split("?")[0] ? "page" : undefined}
    >
      <Icon of={icon} size={18} />
    </Link>
  );
}
