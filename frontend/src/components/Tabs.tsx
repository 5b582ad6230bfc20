// The screens of a map by name, where the window has room for them: those that belong together
// stand under one word, and all of the group one is in stand beside each other.
import { ChevronDown, type LucideIcon } from "lucide-react";
import { Link, useLocation } from "wouter";
import { en } from "../i18n/en";
import { Icon } from "./Icon";
import { Menu } from "./Overlay";
import styles from "./Tabs.module.css";

export type Group = keyof typeof en.frame.groups;

export interface TabEntry {
  readonly href: string;
  readonly label: string;
  /** The word on its tab. */
  readonly short: string;
  readonly icon: LucideIcon;
  readonly group: Group;
}

export function Tabs({ screens, here }: { screens: readonly TabEntry[]; here: string }) {
  const groups = [...new Set(screens.map((one) => one.group))];
  return (
    <nav className={styles.tabs} aria-label={en.frame.ofThisMap}>
      {groups.map((group) => (
        <GroupTab
          key={group}
          name={en.frame.groups[group]}
          entries={screens.filter((one) => one.group === group)}
          here={here}
        />
      ))}
    </nav>
  );
}

function GroupTab({
  name,
  entries,
  here,
}: {
  name: string;
  entries: readonly TabEntry[];
  here: string;
}) {
  const [, go] = useLocation();
  const isHere = entries.some((one) => pathOf(one) === here);
  const [first] = entries;
  if (entries.length === 1 && first)
    return <Tab entry={first} here={here} className={styles.tab} />;
  if (isHere) {
    return (
      <div className={styles.open} role="group" aria-label={name}>
        <span className={styles.name}>{name}</span>
        <span className={styles.side}>
          {entries.map((one) => (
            <Tab key={one.href} entry={one} here={here} className={styles.inner} />
          ))}
        </span>
      </div>
    );
  }
  return (
    <Menu
      entries={entries.map((one) => ({
        label: one.label,
        icon: one.icon,
        onSelect: () => go(one.href),
      }))}
      trigger={
        <button type="button" className={styles.tab}>
          {name}
          <Icon of={ChevronDown} size={13} />
        </button>
      }
    />
  );
}

function Tab({ entry, here, className }: { entry: TabEntry; here: string; className?: string }) {
  return (
    <Link
      href={entry.href}
      className={className}
      title={entry.label}
      aria-current={pathOf(entry) === here ? "page" : undefined}
    >
      {entry.short}
    </Link>
  );
}

function pathOf(entry: TabEntry): string | undefined {
  return entry.href.split("?")[0];
}
