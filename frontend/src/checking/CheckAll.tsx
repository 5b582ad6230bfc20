// The batch pass: one open sentence after the other with its best figure, yes or no each time.
import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import { get } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import type { Edit } from "../api/useMapDocument";
import { LargeBadge } from "../components/Badge";
import { Button } from "../components/Button";
import { Dialog } from "../components/Overlay";
import { checking as words } from "../i18n/en.checking";
import type { JourneyMap } from "../map/types";
import styles from "./CheckAll.module.css";
import { acceptEdit, isOpen, leaveEdit, today } from "./edits";
import { ProposalCard } from "./ProposalCard";
import type { Checks, Proposal, Proposals } from "./types";

export function CheckAll({
  mapId,
  map,
  checks,
  revision,
  onEdit,
  onChoose,
  onClose,
}: {
  mapId: string;
  map: JourneyMap;
  checks: Checks;
  revision: number;
  onEdit: (edit: Edit) => Promise<boolean>;
  onChoose: (statementId: string) => void;
  onClose: () => void;
}) {
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const open = checks.statements.filter((one) => isOpen(one) && !later.has(one.statement_id));
  const one = open[0];
  const answer = useAnswer<Proposals>(one ? pathOf(mapId, one.statement_id) : null, { revision });
  const after = open[1]?.statement_id;
  useEffect(() => {
    // The figures of the next sentence are found while this one is read; the server keeps them.
    if (after) void get(pathOf(mapId, after)).catch(() => undefined);
  }, [after, mapId]);
  if (!one) {
    return (
      <Dialog open onClose={onClose} title={words.all.title} wide>
        <p className={styles.done}>{words.all.finished}</p>
        <p className={styles.hint}>
          {words.all.finishedHelp(checks.backed, checks.statements.length)}
        </p>
        <div className={styles.buttons}>
          <Button look="primary" onClick={onClose}>
            {words.all.close}
          </Button>
        </div>
      </Dialog>
    );
  }
  const known = answer.data?.statement_id === one.statement_id ? answer.data : null;
  const best = known?.proposals[0];
  const put = async (edit: Edit) => {
    setBusy(true);
    const done = await onEdit(edit);
    setBusy(false);
    if (done) setLater((before) => new Set([...before, one.statement_id]));
  };
  const target = { statement_id: one.statement_id, text_revision: known?.text_revision ?? 0 };
  const stage = map.stages.find((each) => each.id === one.stage_id)?.name ?? "";
  return (
    <Dialog open onClose={onClose} title={words.all.title} wide>
      <p className={styles.hint}>{words.all.intro}</p>
      <p className={styles.place}>
        {stage} · {words.all.left(open.length)}
      </p>
      <h3 className={styles.sentence}>“{one.text}”</h3>
      {best ? <Best best={best} /> : <p className={styles.waiting}>{words.looking}</p>}
      <div className={styles.buttons}>
        <Button
          look="primary"
          icon={Check}
          busy={busy}
          disabled={!best || (best.trial.claim.value === null && !isMost(best))}
          onClick={() => best && void put(acceptEdit(target, best.trial.claim))}
        >
          {words.all.yes}
        </Button>
        <Button disabled={!known || busy} onClick={() => void put(leaveEdit(target, today()))}>
          {words.all.no}
        </Button>
        <Button look="quiet" onClick={() => onChoose(one.statement_id)}>
          {words.all.other}
        </Button>
        <Button
          look="quiet"
          onClick={() => setLater((before) => new Set([...before, one.statement_id]))}
        >
          {words.all.later}
        </Button>
      </div>
    </Dialog>
  );
}

function pathOf(mapId: string, statementId: string): string {
  return `/maps/${mapId}/statements/${encodeURIComponent(statementId)}/proposals`;
}

function isMost(proposal: Proposal): boolean {
  return proposal.trial.claim.comparison === "most";
}

function Best({ best }: { best: Proposal }) {
  const answer = best.trial.verdict.answer;
  const said = best.figure.grain === "answers";
  const state =
    answer === "contradicted"
      ? "contradicted"
      : answer === "confirmed"
        ? said
          ? "reported"
          : "measured"
        : "assumed";
  return (
    <>
      <ProposalCard proposal={best} name="best" on onChoose={() => undefined} />
      <p className={styles.says}>
        {words.youSay}
        {best.trial.sentence.map((piece) => piece.text).join("")}
      </p>
      <p className={styles.verdict}>
        <LargeBadge state={state} text={state === "assumed" ? words.cannotTell : undefined} />
        <span>{best.trial.headline || best.trial.verdict.sentence}</span>
      </p>
    </>
  );
}
