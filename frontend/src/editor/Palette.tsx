// Find a word on the map, or name a command; opened by Ctrl K, read only when it is opened.
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { Icon } from "../components/Icon";
import overlay from "../components/Overlay.module.css";
import { editing as words } from "../i18n/en.editing";
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

export default function Palette({
  groups,
  onClose,
}: {
  groups: readonly ChoiceGroup[];
  onClose: () => void;
}) {
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
            items={groups}
            limit={MOST_SHOWN}
            autoHighlight="always"
            itemToStringValue={(choice: Choice) => choice.label}
          >
            <div className={styles.head}>
              <Icon of={Search} size={16} />
              <Autocomplete.Input
                className={styles.input}
                placeholder={words.find.placeholder}
                aria-label={words.find.title}
              />
            </div>
            <Autocomplete.Empty className={styles.none}>{words.find.none}</Autocomplete.Empty>
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
