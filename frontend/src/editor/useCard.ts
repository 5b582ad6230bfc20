import styles from "./Card.module.css";
import { type CardKind, isSame } from "./cards";
import { useEditor } from "./context";

/** What makes an element of the sheet something that can be picked up. */
export function useCard(kind: CardKind, id: string) {
  const { selection } = useEditor();
  const on = selection.some((one) => isSame(one, { kind, id }));
  return {
    "data-card": `${kind}:${id}`,
    "data-selected": on || undefined,
    draggable: true,
    tabIndex: -1,
    cardClass: styles.card ?? "",
  } as const;
}
