// A panel as a picture on the clipboard: the server draws it with title, date, n and state in it,
// small numbers left out.
import { ClipboardCopy } from "lucide-react";
import { useState } from "react";
import { address, type QueryValue } from "../api/client";
import { board as words } from "../i18n/en.board";
import { IconButton } from "./Button";
import styles from "./CopyPicture.module.css";
import { useFrame } from "./frame";

export type PanelKind = "ribbon" | "emotion" | "figure" | "weeks" | "finding";

export async function copyPicture(url: string): Promise<void> {
  let problem = "";
  const png = fetch(url, { credentials: "same-origin" }).then(async (answer) => {
    if (answer.ok) return answer.blob();
    problem = sentenceIn(await answer.json().catch(() => null));
    throw new Error(problem);
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
  } catch {
    throw new Error(problem);
  }
}

function sentenceIn(body: unknown): string {
  const found = (body ?? {}) as Record<string, unknown>;
  const said = [found.message, found.sentence, found.detail].find((one) => typeof one === "string");
  return typeof said === "string" ? said : "";
}

interface Props {
  readonly mapId: string;
  readonly kind: PanelKind;
  /** A figure's rows, a statement's id or a finding's key; nothing for the map's own panels. */
  readonly of?: string;
  readonly title?: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
}

/** One small button; what came of it is its name and is said aloud. */
export function CopyPicture({ mapId, kind, of, title, query }: Props) {
  const { theme } = useFrame();
  const [told, setTold] = useState("");
  const [short, setShort] = useState("");
  const copy = () => {
    setTold(words.copying);
    setShort("…");
    const url = address(`/maps/${mapId}/panel.png`, { ...query, kind, ref: of, title, theme });
    copyPicture(url)
      .then(() => {
        setTold(words.copied);
        setShort(words.copiedShort);
      })
      .catch((cause: Error) => {
        setTold(cause.message || words.copyFailed);
        setShort(cause.message || words.copyFailed);
      });
  };
  return (
    <span className={styles.copy}>
      <IconButton
        icon={ClipboardCopy}
        label={told ? `${words.copy}. ${told}` : words.copy}
        size={14}
        onClick={copy}
        data-copy-picture={kind}
      />
      <span className={styles.told} aria-hidden="true">
        {short}
      </span>
      <span className="visually-hidden" role="status">
        {told}
      </span>
    </span>
  );
}
