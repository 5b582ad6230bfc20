// One quote: the words in the voice face, where they come from, and what can be done with them.
import { EllipsisVertical, EyeOff, Pin } from "lucide-react";
import { Button, IconButton } from "../components/Button";
import { Face, nearestLevel } from "../components/Face";
import { Menu } from "../components/Overlay";
import { channelName, en } from "../i18n/en";
import { voices } from "../i18n/en.words";
import { count, day, fixed, signed } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import styles from "./QuoteCard.module.css";
import type { Quote } from "./types";

const PIECES = /(\[(?:[a-zA-Z -]+|(?:email|phone|user|device|order|customer) [0-9a-f]{6})\])/;

interface Props {
  quote: Quote;
  selected?: boolean;
  onSelect?: (on: boolean) => void;
  onPin?: () => void;
  onLook?: (seen: boolean) => void;
  onHide?: () => void;
}

export function QuoteCard({ quote, selected = false, onSelect, onPin, onLook, onHide }: Props) {
  const entries = [
    ...(onLook
      ? [
          {
            label: quote.unchecked ? voices.look : voices.unlook,
            onSelect: () => onLook(quote.unchecked),
          },
        ]
      : []),
    ...(onHide ? [{ label: voices.hide, onSelect: onHide }] : []),
  ];
  return (
    <article className={styles.card} data-selected={selected || undefined} data-quote>
      <header className={styles.head}>
        {onSelect && (
          <input
            type="checkbox"
            className={styles.box}
            checked={selected}
            aria-label={`${voices.select}: ${legible(quote.words).slice(0, 60)}`}
            onChange={(event) => onSelect(event.target.checked)}
          />
        )}
        <p className={`voice ${styles.words}`}>
          <Words text={quote.words} />
        </p>
        {entries.length > 0 && (
          <Menu
            trigger={<IconButton icon={EllipsisVertical} label={en.frame.tools} size={14} />}
            entries={entries}
          />
        )}
      </header>
      <footer className={styles.foot}>
        <div className={styles.facts}>
          <p className={styles.source}>
            {quote.valence !== null && (
              <span className={styles.feeling}>
                <Face value={quote.valence} size={14} />
                {en.emotion[nearestLevel(quote.valence)]} {signed(quote.valence, 0)}
                {rating(quote)}
                {quote.rated_in && ` ${voices.ratedIn(legible(quote.rated_in))}`}
              </span>
            )}
            <span>
              {legible(
                [quote.source, channelOf(quote), day(quote.said_on)].filter(Boolean).join(" · "),
              )}
            </span>
          </p>
          <p className={styles.marks}>
            {quote.times > 1 && <span>{voices.times(count(quote.times))}</span>}
            {quote.masked > 0 && <span>{voices.masked(count(quote.masked))}</span>}
            {quote.unchecked ? (
              <span className={styles.unchecked} title={voices.uncheckedHelp}>
                <EyeOff size={11} aria-hidden="true" />
                {voices.unchecked}
              </span>
            ) : (
              <span>{voices.looked}</span>
            )}
          </p>
        </div>
        {onPin && (
          <Button small icon={Pin} onClick={onPin}>
            {voices.pin}
          </Button>
        )}
      </footer>
    </article>
  );
}

/** The words, with each hidden piece as a small sign instead of text in brackets. */
export function Words({ text }: { text: string }) {
  return legible(text)
    .split(PIECES)
    .map((part, place) =>
      place % 2 === 1 ? (
        <span key={place} className={styles.piece}>
          {part.slice(1, -1)}
        </span>
      ) : (
        part
      ),
    );
}

function channelOf(quote: Quote): string {
  if (!quote.channel || quote.channel === "other") return voices.kindOf[quote.kind] ?? "";
  return channelName(quote.channel);
}

function rating(quote: Quote): string {
  if (quote.score === null || quote.scale_high === null) return "";
  if (quote.scale_low === -2) return "";
  const low = quote.scale_low ?? 0;
  return ` (${number(quote.score)} on ${number(low)}–${number(quote.scale_high)})`;
}

function number(value: number): string {
  return fixed(value, Number.isInteger(value) ? 0 : 1);
}
