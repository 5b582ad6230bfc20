import { useState } from "react";
import { day } from "../i18n/en.day";
import { TextInput } from "./Field";
import styles from "./Glossary.module.css";
import { glossary } from "./glossary";
import { Dialog } from "./Overlay";

const words = day.glossary;

/** The product's words with what they mean, and a field to find one. */
export function GlossaryList() {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = glossary.filter((one) =>
    `${one.word} ${one.meaning}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <TextInput
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {found.length === 0 && <p className={styles.none}>{words.none(search)}</p>}
      <dl className={styles.list} data-glossary>
        {found.map((one) => (
          <div key={one.word} className={styles.row}>
            <dt className={styles.word}>{one.word}</dt>
            <dd>{one.meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function GlossaryDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog wide open={open} onClose={onClose} title={words.title}>
      <GlossaryList />
    </Dialog>
  );
}
