// What the data say to the claim, as a sentence first; then the ways on, each one click.
import { Check, Pencil } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import type { Edit } from "../api/useMapDocument";
import { LargeBadge } from "../components/Badge";
import { Button } from "../components/Button";
import { Field, TextArea, TextInput } from "../components/Field";
import { useFrame } from "../components/frame";
import { checking as words } from "../i18n/en.checking";
import styles from "./CheckPanel.module.css";
import { keepEdit, today, wordingEdit } from "./edits";
import type { Checked, Trial } from "./types";

interface Props {
  mapId: string;
  one: Checked;
  trial: Trial;
  waiting: boolean;
  backed: number;
  all: number;
  target: { readonly statement_id: string; readonly text_revision: number };
  onEdit: (edit: Edit) => Promise<boolean>;
  onAccept: () => void;
  onNext: () => void;
}

export function VerdictBlock(props: Props) {
  const { trial, one, waiting } = props;
  const counts = one.state !== "measured" && one.state !== "reported";
  const gain = words.position(props.backed + (counts ? 1 : 0), props.all);
  switch (trial.verdict.answer) {
    case "contradicted":
      return <Contradicted {...props} gain={gain} />;
    case "confirmed": {
      const state = trial.verdict.figure?.grain === "answers" ? "reported" : "measured";
      return (
        <section className={`${styles.verdict} ${styles.isFor}`} aria-busy={waiting}>
          <Top
            badge={<LargeBadge state={state} />}
            note={trial.verdict.figure?.grain === "totals" ? words.byReport : words.within}
            gain={counts ? `${words.gain}${gain}` : ""}
          />
          <p className={styles.headline}>{trial.headline}</p>
          <Numbers trial={trial} mapId={props.mapId} />
          <div className={styles.buttons}>
            <Button look="primary" icon={Check} disabled={waiting} onClick={props.onAccept}>
              {words.done}
            </Button>
          </div>
        </section>
      );
    }
    default:
      return (
        <section className={`${styles.verdict} ${styles.isOpen}`} aria-busy={waiting}>
          <Top
            badge={<LargeBadge state="assumed" text={words.cannotTell} />}
            note={trial.verdict.answer === "no data" ? words.noData : ""}
            gain=""
          />
          <p className={styles.headline}>{trial.verdict.sentence}</p>
          {trial.claim.value !== null || trial.claim.comparison === "most" ? (
            <div className={styles.buttons}>
              <Button icon={Check} disabled={waiting} onClick={props.onAccept}>
                {words.keepTest}
              </Button>
              <span className={styles.quietText}>{words.keepTestHelp}</span>
            </div>
          ) : null}
        </section>
      );
  }
}

function Contradicted({
  mapId,
  one,
  trial,
  waiting,
  gain,
  target,
  onEdit,
  onNext,
}: Props & { gain: string }) {
  const [writing, setWriting] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const wording = trial.wording;
  const shown = text ?? wording?.text ?? "";
  return (
    <section className={`${styles.verdict} ${styles.isAgainst}`} aria-busy={waiting}>
      <Top
        badge={<LargeBadge state="contradicted" />}
        note={trial.verdict.figure?.grain === "totals" ? words.byReport : words.beyond}
        gain={wording ? `${words.withWording}${gain}` : ""}
      />
      <p className={styles.headline}>{trial.headline}</p>
      <Numbers trial={trial} mapId={mapId} />
      <dl className={styles.sides}>
        <dt>{words.mapSays}</dt>
        <dd>{one.text}</dd>
        <dt>{words.dataSay}</dt>
        <dd>{trial.wording?.text ?? trial.verdict.sentence}</dd>
      </dl>
      {wording && (
        <div className={styles.wording}>
          {writing ? (
            <Field label={words.newWording}>
              {(wiring) => (
                <TextArea
                  {...wiring}
                  autoFocus
                  value={shown}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
          ) : (
            <>
              <span className={styles.wordingLabel}>{words.newWording}</span>
              <span className={styles.wordingText}>{shown}</span>
            </>
          )}
        </div>
      )}
      {keeping ? (
        <form
          className={styles.keep}
          onSubmit={async (event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
            if (!reason) return;
            if (await onEdit(keepEdit(target, trial.claim, reason, today()))) onNext();
          }}
        >
          <Field label={words.keepWhy}>
            {(wiring) => <TextInput {...wiring} name="reason" autoFocus />}
          </Field>
          <div className={styles.buttons}>
            <Button look="primary" type="submit">
              {words.keepIt}
            </Button>
            <Button look="quiet" onClick={() => setKeeping(false)}>
              {words.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.buttons}>
          {wording && (
            <Button
              look="primary"
              icon={Check}
              disabled={waiting || shown.trim() === ""}
              data-use-wording
              onClick={async () => {
                if (await onEdit(wordingEdit(target, { ...wording, text: shown.trim() }))) {
                  onNext();
                }
              }}
            >
              {words.useWording}
            </Button>
          )}
          {wording && !writing && (
            <Button icon={Pencil} onClick={() => setWriting(true)}>
              {words.edit}
            </Button>
          )}
          <Button look="quiet" onClick={() => setKeeping(true)}>
            {words.keep}
          </Button>
        </div>
      )}
    </section>
  );
}

function Top({ badge, note, gain }: { badge: React.ReactNode; note: string; gain: string }) {
  return (
    <div className={styles.verdictTop}>
      {badge}
      {note && <span>{note}</span>}
      {gain && <span className={styles.gain}>{gain}</span>}
    </div>
  );
}

function Numbers({ trial, mapId }: { trial: Trial; mapId: string }) {
  const { answers } = useFrame();
  const rows = trial.verdict.figure?.rows ?? "";
  if (trial.verdict.figure?.grain === "totals") {
    return (
      <p className={styles.quietText}>
        {words.ofReport}{" "}
        <Link href={`/maps/${mapId}/totals`} className={styles.link}>
          {words.openReport}
        </Link>
      </p>
    );
  }
  return (
    <p className={styles.quietText}>
      {trial.interval}{" "}
      {rows && answers("/maps/:id/one") && (
        <Link href={`/maps/${mapId}/one?ref=${encodeURIComponent(rows)}`} className={styles.link}>
          {words.showOne}
        </Link>
      )}
    </p>
  );
}
