// The files of this import as a row of buttons: which is on the screen, which still waits.

import {
  Check,
  ChevronRight,
  CircleDashed,
  CircleHelp,
  LoaderCircle,
  TriangleAlert,
} from "lucide-react";
import { Icon } from "../components/Icon";
import { importing } from "../i18n/en.import";
import { count } from "../i18n/format";
import styles from "./FileStrip.module.css";
import type { QueuedFile } from "./import_queue";

const words = importing.file;

export function FileStrip({
  files,
  current,
  onChoose,
}: {
  files: readonly QueuedFile[];
  current: string;
  onChoose: (key: string) => void;
}) {
  return (
    <nav className={styles.strip} aria-label={words.list}>
      {files.map((file) => (
        <button
          key={file.key}
          type="button"
          className={styles.file}
          aria-current={file.key === current ? "true" : undefined}
          disabled={!file.inspection}
          onClick={() => onChoose(file.key)}
        >
          <span className={styles.name}>{file.name}</span>
          <StateWord file={file} />
        </button>
      ))}
    </nav>
  );
}

/** The state of a file: an icon and a word; one that waits for a person leads to what is asked. */
export function StateWord({ file, onAsk }: { file: QueuedFile; onAsk?: (key: string) => void }) {
  const { icon, text, tone } = stateOf(file);
  if (tone === "ask" && onAsk) {
    return (
      <button
        type="button"
        className={`${styles.state} ${styles.ask}`}
        data-tone={tone}
        onClick={() => onAsk(file.key)}
      >
        <Icon of={icon} size={13} />
        {text}
        <Icon of={ChevronRight} size={12} />
      </button>
    );
  }
  return (
    <span className={styles.state} data-tone={tone}>
      <Icon of={icon} size={13} />
      {text}
    </span>
  );
}

function stateOf(file: QueuedFile) {
  const open = file.inspection?.questions.length ?? 0;
  if (file.problem && file.state !== "done") {
    return { icon: TriangleAlert, text: words.states.failed, tone: "bad" };
  }
  if (file.state === "open" && open > 0) {
    return { icon: CircleHelp, text: words.states.questions(count(open), open === 1), tone: "ask" };
  }
  if (file.state === "open" && file.inspection?.rows_ready === 0) {
    return { icon: CircleHelp, text: words.states.empty, tone: "ask" };
  }
  if (file.state === "open" && file.confirmed) {
    return { icon: Check, text: words.states.confirmed, tone: "good" };
  }
  if (file.state === "open" && file.inspection?.totals) {
    return { icon: CircleDashed, text: words.states.totals, tone: "calm" };
  }
  const busy = ["uploading", "reading", "importing"].includes(file.state);
  const good = file.state === "ready" || file.state === "done";
  return {
    icon: busy ? LoaderCircle : good ? Check : CircleDashed,
    text: words.states[file.state],
    tone: good ? "good" : "calm",
  };
}
