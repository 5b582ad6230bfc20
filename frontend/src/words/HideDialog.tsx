// Hide by hand what tells who somebody is: words are chosen one by one, neighbours become one piece.
import { useState } from "react";
import { ApiProblem, post } from "../api/client";
import { Button } from "../components/Button";
import { Chip } from "../components/Chip";
import { Dialog } from "../components/Overlay";
import { voices } from "../i18n/en.words";
import { shown as legible } from "../i18n/signs";
import { chosenPieces } from "./pieces";
import type { Quote } from "./types";
import styles from "./WordsScreen.module.css";

export function HideDialog({
  quote,
  onClose,
  onDone,
}: {
  quote: Quote;
  onClose: () => void;
  onDone: () => void;
}) {
  const words = quote.words.split(/(\s+)/);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [problem, setProblem] = useState("");

  async function hide() {
    try {
      for (const piece of chosenPieces(words, chosen)) {
        await post("/words/hide", { answer_id: quote.answer_id, piece });
      }
      onDone();
    } catch (trouble) {
      setProblem(trouble instanceof ApiProblem ? trouble.message : String(trouble));
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={voices.hideTitle}
      actions={
        <>
          <Button onClick={onClose}>{voices.cancel}</Button>
          <Button look="primary" disabled={chosen.length === 0} onClick={() => void hide()}>
            {voices.hideDo}
          </Button>
        </>
      }
    >
      <p className={styles.help}>{voices.hideHelp}</p>
      <div className={styles.tokens}>
        {words.map((word, place) =>
          word.trim() === "" ? null : (
            <Chip
              key={place}
              on={chosen.includes(place)}
              onClick={() =>
                setChosen((before) =>
                  before.includes(place)
                    ? before.filter((one) => one !== place)
                    : [...before, place],
                )
              }
            >
              {legible(word)}
            </Chip>
          ),
        )}
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
