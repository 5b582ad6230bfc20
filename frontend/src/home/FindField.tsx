// Find or jump to: every map with its screens, personas and sources; opened by Ctrl K.
import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { screensOf } from "../components/AppFrame";
import { Kbd } from "../components/Chip";
import { Icon } from "../components/Icon";
import type { Choice, ChoiceGroup } from "../editor/Palette";
import { home } from "../i18n/en.home";
import styles from "./FindField.module.css";
import type { HomeData } from "./types";

const Palette = lazy(() => import("../editor/Palette"));
const words = home.find;

export function FindField({ data }: { data: HomeData }) {
  const [open, setOpen] = useState(false);
  const [, navigate] = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const only = data.maps.length === 1 ? data.maps[0]?.id : undefined;
  return (
    <>
      <button type="button" className={styles.field} onClick={() => setOpen(true)}>
        <Icon of={Search} size={14} />
        <span className={styles.words}>{words.field}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      {open && (
        <Suspense>
          <Palette
            mapId={only ?? ""}
            placeholder={words.field}
            none={words.none}
            groups={placesOf(data, navigate)}
            open={navigate}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** Whatever the page names, each with the address it leads to. */
export function placesOf(data: HomeData, open: (address: string) => void): readonly ChoiceGroup[] {
  const to = (label: string, note: string, address: string): Choice => ({
    id: `${note} ${label} ${address}`,
    label,
    note,
    run: () => open(address),
  });
  return [
    {
      label: home.maps,
      items: data.maps.flatMap((map) =>
        screensOf(map.id, "").map((screen, at) =>
          at === 0
            ? to(map.title, words.map, screen.href)
            : to(`${map.title}: ${screen.label}`, words.screen, screen.href),
        ),
      ),
    },
    {
      label: words.personas,
      items: data.personas.map((one) =>
        to(one.name, one.map_title, `/maps/${one.map_id}?persona=${encodeURIComponent(one.id)}`),
      ),
    },
    {
      label: home.sources,
      items: data.sources.map((one) => to(one.name, words.source, "/inventory")),
    },
    {
      label: words.pages,
      items: [
        to(home.side.import, words.page, "/import"),
        to(home.side.inventory, words.page, "/inventory"),
        to(home.side.privacy, words.page, "/privacy"),
      ],
    },
  ].filter((group) => group.items.length > 0);
}
