// The test list: what a map assumes, stage by stage, and how each sentence will be found out.
import { Download } from "lucide-react";
import { useState } from "react";
import { useAnswer } from "../api/useAnswer";
import { useMapDocument } from "../api/useMapDocument";
import { AppFrame } from "../components/AppFrame";
import { Button } from "../components/Button";
import { Field, Select } from "../components/Field";
import { mapCrumbs } from "../components/frame";
import { Icon } from "../components/Icon";
import { StageSelect, UndoRedo } from "../components/MapTools";
import { Notice } from "../components/Notice";
import { hypotheses as words } from "../i18n/en.hypotheses";
import { promises } from "../i18n/en.promises";
import { count } from "../i18n/format";
import { everyOwner } from "../map/belonging";
import type { Hypotheses, Hypothesis } from "../map/schema";
import { CheckForm } from "./CheckForm";
import styles from "./HypothesesScreen.module.css";
import { HypothesisRow } from "./HypothesisRow";

type Show = keyof typeof words.shows;

const SHOWS: Readonly<Record<Show, (one: Hypothesis) => boolean>> = {
  all: () => true,
  open: (one) => one.check === null,
  late: (one) => one.late,
  barriers: (one) => one.kind === "anticipated issue",
};

export default function HypothesesScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  const document = useMapDocument(id);
  const { map } = document;
  const answer = useAnswer<Hypotheses>(map ? `/maps/${id}/hypotheses` : null, {
    revision: document.revision,
  });
  const [show, setShow] = useState<Show>("all");
  const [stage, setStage] = useState("");
  const [planning, setPlanning] = useState<Hypothesis | null>(null);

  const lines = answer.data?.lines ?? [];
  const shown = lines.filter((one) => SHOWS[show](one) && (!stage || one.stage_id === stage));
  const problem = answer.problem ?? document.problem;
  const owners = [...lines.map((one) => one.check?.owner), ...everyOwner(map?.touchpoints ?? [])];
  const make = async (edit: Parameters<typeof document.make>[0]) => {
    const kept = await document.make(edit);
    if (kept) setPlanning(null);
    return kept;
  };

  return (
    <AppFrame mapId={id} crumbs={mapCrumbs(id, map?.header.title, words)} status={words.status}>
      <div className={styles.screen} aria-busy={answer.loading}>
        <header className={styles.head}>
          <div className={styles.about}>
            <h2 className={styles.title}>
              {words.title}{" "}
              {answer.data && (
                <span className={styles.muted}>
                  {words.summary(count(lines.length), count(answer.data.statements))}
                  {`, ${words.planned(count(answer.data.planned))}`}
                  {answer.data.late > 0 && `, ${words.late(count(answer.data.late))}`}
                </span>
              )}
            </h2>
            {answer.data && (
              <p className={styles.lead}>
                {answer.data.outlook === "to-be" ? words.future : words.today}
              </p>
            )}
          </div>
          <div className={styles.tools}>
            <Field label={words.show} hideLabel>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={show}
                  onChange={(event) => setShow(event.target.value as Show)}
                  options={Object.entries(words.shows).map(([value, label]) => ({ value, label }))}
                />
              )}
            </Field>
            <StageSelect
              stages={map?.stages ?? []}
              value={stage}
              words={words}
              onChange={setStage}
            />
            <a className={styles.table} href={`/api/v1/maps/${id}/hypotheses.csv`} download>
              <Icon of={Download} size={14} />
              {words.table}
            </a>
            <UndoRedo document={document} words={words} />
          </div>
        </header>
        {problem && (
          <Notice problem title={words.problem} text={problem.message}>
            <Button onClick={answer.reload}>{words.again}</Button>
          </Notice>
        )}
        {!answer.data && !problem && (
          <p className={styles.muted} role="status">
            {words.loading}
          </p>
        )}
        {answer.data && lines.length === 0 && (
          <Notice title={words.nothing} text={words.nothingText} />
        )}
        {lines.length > 0 && shown.length === 0 && <p className={styles.muted}>{words.none}</p>}
        {byStage(shown).map(([name, of]) => (
          <section key={name} className={styles.stage} aria-label={name}>
            <h3 className={styles.stageName}>
              {name} <span className={styles.muted}>{count(of.length)}</span>
            </h3>
            <ul className={styles.lines}>
              {of.map((one) => (
                <HypothesisRow
                  key={one.statement_id}
                  mapId={id}
                  line={one}
                  ofToday={answer.data?.outlook === "as-is"}
                  onPlan={() => setPlanning(one)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {planning && (
        <CheckForm
          line={planning}
          owners={[...new Set(owners.filter((one): one is string => Boolean(one)))].sort()}
          onClose={() => setPlanning(null)}
          onKeep={(check) =>
            make({ type: "plan-check", statement_id: planning.statement_id, check })
          }
          onDrop={() => make({ type: "drop-check", statement_id: planning.statement_id })}
        />
      )}
    </AppFrame>
  );
}

/** The lines under their stages' names, in the map's order. */
function byStage(
  lines: readonly Hypothesis[],
): readonly (readonly [string, readonly Hypothesis[]])[] {
  const stages = new Map(lines.map((one) => [one.stage_id, one.stage || promises.place]));
  return [...stages].map(([id, name]) => [name, lines.filter((one) => one.stage_id === id)]);
}
