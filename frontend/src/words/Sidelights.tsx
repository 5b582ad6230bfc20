// Beside the words: the emotions they name, and how many of those asked have answered.
import { useAnswer } from "../api/useAnswer";
import { Face } from "../components/Face";
import { voices } from "../i18n/en.words";
import { count, share } from "../i18n/format";
import type { EmotionWord, ResponseRate } from "./types";
import styles from "./WordsScreen.module.css";

export function Sidelights({
  id,
  wanted,
  rates,
  emotion,
  onEmotion,
}: {
  id: string;
  wanted: Readonly<Record<string, string | number>>;
  rates: readonly ResponseRate[];
  emotion: string;
  onEmotion: (word: string) => void;
}) {
  const emotions = useAnswer<readonly EmotionWord[]>(`/maps/${id}/words/emotions`, wanted);
  const most = Math.max(1, ...(emotions.data ?? []).map((one) => one.n));
  return (
    <aside className={styles.side}>
      <section>
        <h2>{voices.emotions}</h2>
        <p className={styles.help}>{voices.emotionsHelp}</p>
        {emotions.data?.length === 0 && <p className={styles.help}>{voices.noEmotions}</p>}
        {(emotions.data ?? []).map((one) => (
          <button
            key={one.word}
            type="button"
            className={styles.emotion}
            aria-pressed={emotion === one.word}
            onClick={() => onEmotion(emotion === one.word ? "" : one.word)}
          >
            <Face value={one.valence} size={16} />
            <span className={styles.emotionWord}>
              {one.word}
              <small>{one.said.map((word) => `“${word}”`).join(", ")}</small>
            </span>
            <span className={styles.emotionCount}>
              {count(one.n)}
              <small>{voices.ofWords(share(one.share), count(one.of))}</small>
            </span>
            <span
              className={styles.emotionBar}
              style={{ inlineSize: `${(100 * one.n) / most}%` }}
              aria-hidden="true"
            />
          </button>
        ))}
      </section>
      <section>
        <h2>{voices.rates}</h2>
        <ul className={styles.rates}>
          {rates.map((rate) => (
            <li key={rate.source_id}>
              <strong>{rate.source}</strong>
              <span>
                {rate.asked === null
                  ? voices.rateUnknown(count(rate.answered))
                  : voices.rate(count(rate.answered), count(rate.asked))}
                {rate.asked !== null && ` (${share(rate.answered / rate.asked)})`}
              </span>
              <small>
                {[
                  voices.withWords(count(rate.with_words)),
                  rate.asked === null ? voices.unknownAsked : voices.askedBy(rate.asked_by),
                ].join(" · ")}
              </small>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
