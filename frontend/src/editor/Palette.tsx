// Find a word on the map, or name a command; opened by Ctrl K, read only when it is opened.
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { Icon } from "../components/Icon";
import overlay from "../components/Overlay.module.css";
import { editing as words } from "../i18n/en.editing";
import type { Words } from "../map/schema";
import styles from "./Palette.module.css";

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What it is, or the keys that do the same. */
  readonly note: string;
  readonly run: () => void;
}

export interface ChoiceGroup {
  readonly label: string;
  readonly items: readonly Choice[];
}

const MOST_SHOWN = 60;
const MOST_QUOTES = 5;
const SHORTEST = 3;
const PAUSE_MS = 250;

export default function Palette({
  mapId,
  groups,
  open,
  onClose,
  placeholder = words.find.placeholder,
  none = words.find.none,
}: {
  /** Whose customers' words are searched too; empty = no map's. */
  mapId: string;
  placeholder?: string;
  none?: string;
  groups: readonly ChoiceGroup[];
  open: (address: string) => void;
  onClose: () => void;
}) {
  const [query, setQuery] = useState("");
  const quotes = useQuotes(mapId, query.trim(), open);
  const run = (choice: Choice) => {
    onClose();
    requestAnimationFrame(() => requestAnimationFrame(choice.run));
  };
  return (
    <BaseDialog.Root open onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={overlay.backdrop} />
        <BaseDialog.Popup className={styles.popup} aria-label={words.find.title}>
          <Autocomplete.Root
            inline
            open
            items={quotes ? [...groups, quotes] : groups}
            value={query}
            onValueChange={setQuery}
            limit={MOST_SHOWN}
            autoHighlight="always"
            itemToStringValue={(choice: Choice) => choice.label}
          >
            <div className={styles.head}>
              <Icon of={Search} size={16} />
              <Autocomplete.Input
                className={styles.input}
                placeholder={placeholder}
                aria-label={words.find.title}
              />
            </div>
            <Autocomplete.Empty className={styles.none}>{none}</Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: ChoiceGroup) => (
                <Autocomplete.Group key={group.label} items={group.items as Choice[]}>
                  <Autocomplete.GroupLabel className={styles.group}>
                    {group.label}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(choice: Choice) => (
                      <Autocomplete.Item
                        key={choice.id}
                        value={choice}
                        className={styles.item}
                        onClick={() => run(choice)}
                      >
                        <span className={styles.label}>{choice.label}</span>
                        <span className={styles.note}>{choice.note}</span>
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** What customers said with these letters in it; each leads to their words. */
function useQuotes(
  mapId: string,
  query: string,
  open: (address: string) => void,
): ChoiceGroup | null {
  const [late, setLate] = useState("");
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(query), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [query]);
  const asks = mapId !== "" && late.length >= SHORTEST;
  const answer = useAnswer<Words>(asks ? `/maps/${mapId}/words` : null, {
    search: late,
    limit: MOST_QUOTES,
  });
  if (mapId === "" || query.length < SHORTEST) return null;
  const look = () => open(`/maps/${mapId}/words?search=${encodeURIComponent(query)}`);
  const found = late === query ? (answer.data?.quotes ?? []) : [];
  return {
    label: words.find.said,
    items: [
      { id: "said", label: words.find.allSaid(query), note: "", run: look },
      ...found.map((one) => ({
        id: `said ${one.answer_id}`,
        label: one.words,
        note: `${words.find.saidNote}, ${one.source}`,
        run: look,
      })),
    ],
  };
}
