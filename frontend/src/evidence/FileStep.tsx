// Step 1: which files. Drop many, choose many, or choose a folder.

import { FileUp, FolderOpen, X } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button, IconButton } from "../components/Button";
import { Icon } from "../components/Icon";
import { several, size } from "../i18n/amounts";
import { importing } from "../i18n/en.import";
import { count } from "../i18n/format";
import styles from "./FileStep.module.css";
import { StateWord } from "./FileStrip";
import type { QueuedFile } from "./import_queue";
import panels from "./panels.module.css";

const words = importing.file;
const SHOWN = 3;

interface Props {
  files: readonly QueuedFile[];
  /** Set aside what is no file of rows, and give the others back. */
  onSort: (files: readonly File[]) => Promise<readonly File[]>;
  onAdd: (files: readonly File[]) => readonly string[];
  onRemove: (key: string) => void;
  onOpen: (key: string) => void;
  onAsk: (key: string) => void;
}

export function FileStep({ files, onSort, onAdd, onRemove, onOpen, onAsk }: Props) {
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState<readonly string[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const take = async (found: readonly File[]) => {
    const shown = found.filter((file) => !file.name.startsWith("."));
    const empty = shown.filter((file) => file.size === 0).map((file) => file.name);
    const again = onAdd(await onSort(shown.filter((file) => file.size > 0)));
    const hidden = found.length - shown.length;
    setSaid([
      ...(empty.length > 0 ? [words.skipEmpty(named(empty), empty.length === 1)] : []),
      ...(again.length > 0 ? [words.again(named(again), again.length === 1)] : []),
      ...(hidden > 0 ? [words.skipHidden(count(hidden), hidden === 1)] : []),
    ]);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    await take(await droppedFiles(event.dataTransfer));
  };

  return (
    <div className={panels.stack}>
      <section
        className={styles.drop}
        data-over={over || undefined}
        aria-label={words.title}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => void drop(event)}
      >
        <Icon of={FileUp} size={28} />
        <h2 className={styles.title}>{over ? words.drop : words.title}</h2>
        <p className={styles.text}>{words.text}</p>
        <div className={styles.buttons}>
          <Button look="primary" icon={FileUp} onClick={() => chooser.current?.click()}>
            {words.choose}
          </Button>
          <Button icon={FolderOpen} onClick={() => folder.current?.click()}>
            {words.folder}
          </Button>
        </div>
        <p className={styles.stays}>{words.stays}</p>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          data-testid="files"
          aria-label={words.choose}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <input
          ref={folder}
          type="file"
          multiple
          hidden
          data-testid="folder"
          aria-label={words.folder}
          // React does not know the attribute; browsers do.
          {...{ webkitdirectory: "" }}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </section>
      <div role="status">
        {said.map((sentence) => (
          <p key={sentence} className={styles.skipped}>
            {sentence}
          </p>
        ))}
      </div>
      {files.length > 0 && (
        <section className={panels.card} aria-label={words.list}>
          <div className={panels.scroll}>
            <table className={panels.table}>
              <thead>
                <tr>
                  <th>{words.columns.name}</th>
                  <th>{words.columns.kind}</th>
                  <th className={panels.right}>{words.columns.rows}</th>
                  <th className={panels.right}>{words.columns.size}</th>
                  <th>{words.columns.state}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {files.map((file) => (
                  <FileRow
                    key={file.key}
                    file={file}
                    onRemove={onRemove}
                    onOpen={onOpen}
                    onAsk={onAsk}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </div>
  );
}

function FileRow({
  file,
  onRemove,
  onOpen,
  onAsk,
}: {
  file: QueuedFile;
  onRemove: (key: string) => void;
  onOpen: (key: string) => void;
  onAsk: (key: string) => void;
}) {
  const look = file.inspection;
  return (
    <tr>
      <td className={panels.strong}>
        {look && file.state !== "done" ? (
          <button type="button" className={styles.open} onClick={() => onOpen(file.key)}>
            {file.name}
          </button>
        ) : (
          file.name
        )}
      </td>
      <td>{look ? readerName(look.mapping.reader, look.remembered) : "–"}</td>
      <td className={panels.right}>{look ? several(look.rows_read, "row", "rows") : "–"}</td>
      <td className={panels.right}>{size(file.bytes)}</td>
      <td>
        <StateWord file={file} onAsk={onAsk} />
        {file.problem && <p className={styles.problem}>{file.problem}</p>}
      </td>
      <td className={panels.right}>
        <IconButton icon={X} label={words.remove(file.name)} onClick={() => onRemove(file.key)} />
      </td>
    </tr>
  );
}

/** Name a few files. */
function named(names: readonly string[]): string {
  const first = names.slice(0, SHOWN);
  if (names.length > SHOWN) return words.andMore(first.join(", "), count(names.length - SHOWN));
  return new Intl.ListFormat("en-GB").format(first);
}

/** Name a reader as people know it. */
export function readerName(reader: string, remembered: boolean): string {
  const name = words.readers[reader] ?? reader;
  return remembered ? `${name}, ${words.remembered}` : name;
}

/** Give all files of a drop, with those inside dropped folders. */
async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files];
  const found = await Promise.all(entries.map(filesIn));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((done, no) => (entry as FileSystemFileEntry).file(done, no))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: File[] = [];
  // A directory is read in batches; an empty one ends it.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((done, no) => reader.readEntries(done, no));
    if (batch.length === 0) return inside;
    for (const each of batch) inside.push(...(await filesIn(each)));
  }
}
