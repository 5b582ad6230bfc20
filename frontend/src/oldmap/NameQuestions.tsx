// Whether a comma in an owner's cell stands within one name or between two: only a person knows.
import { oldmap as words } from "../i18n/en.oldmap";
import styles from "./ConfirmMap.module.css";

export function NameQuestions({
  asked,
  names,
  onName,
}: {
  asked: readonly string[];
  names: Readonly<Record<string, boolean>>;
  onName: (text: string, isOne: boolean) => void;
}) {
  return (
    <section className={styles.left}>
      <h3 className={styles.title}>{words.names}</h3>
      <p className={styles.hint}>{words.namesHint}</p>
      {asked.map((text) => (
        <fieldset key={text} className={styles.nameChoice}>
          <legend>{words.nameChoice(text)}</legend>
          {[true, false].map((isOne) => (
            <label key={String(isOne)}>
              <input
                type="radio"
                name={`name ${text}`}
                checked={names[text] === isOne}
                onChange={() => onName(text, isOne)}
              />
              {isOne ? words.one : words.two}
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
