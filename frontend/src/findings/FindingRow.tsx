// One finding: journeys at stake, the sentence with its number, what we cannot see, one next step.
import {
  ArrowRight,
  Check,
  EyeOff,
  Footprints,
  Ghost,
  ListPlus,
  type LucideIcon,
  PencilRuler,
  PhoneIncoming,
  Undo2,
} from "lucide-react";
import { Button } from "../components/Button";
import { CopyPicture } from "../components/CopyPicture";
import { Icon } from "../components/Icon";
import { ShowOne } from "../components/ShowOne";
import { StateGlyph } from "../components/StateGlyph";
import { findings as words } from "../i18n/en.findings";
import { count } from "../i18n/format";
import { figureText, intervalText } from "../map/figures";
import type { Figure } from "../map/types";
import styles from "./FindingRow.module.css";
import type { Finding, FindingKind } from "./types";

const ICONS: Readonly<Partial<Record<FindingKind, LucideIcon>>> = {
  "not seen again": EyeOff,
  "walked, not mapped": Footprints,
  "mapped, never seen": Ghost,
  "repeated contacts": PhoneIncoming,
  unfinished: PencilRuler,
};

export function KindMark({ kind }: { kind: FindingKind }) {
  const icon = ICONS[kind];
  return icon ? <Icon of={icon} size={14} /> : <StateGlyph state="contradicted" size={13} />;
}

interface Props {
  mapId: string;
  finding: Finding;
  /** The most journeys at stake in any finding: the end of the scale. */
  most: number;
  stage: string;
  actions: number;
  busy: boolean;
  active: boolean;
  onFocus: () => void;
  onOpen: (figure: Figure) => void;
  onPublish: () => void;
  onAccept: () => void;
  onAct: () => void;
}

export function FindingRow(props: Props) {
  const { mapId, finding, stage, active, busy } = props;
  const { concerned, figure } = finding;
  const shown = concerned ?? figure;
  return (
    <li
      className={`${styles.row} ${finding.accepted ? styles.isAccepted : ""}`}
      data-finding={finding.key}
    >
      <Stake concerned={concerned} most={props.most} onOpen={props.onOpen} />
      <div className={styles.body}>
        <p className={styles.kind}>
          <KindMark kind={finding.kind} />
          {words.kinds[finding.kind]}
          {stage && <span className={styles.muted}> · {stage}</span>}
          <span className={finding.published ? styles.published : styles.private}>
            {finding.published ? words.published : words.isPrivate}
          </span>
        </p>
        <h2
          className={finding.data_say ? styles.sayings : styles.sentence}
          tabIndex={active ? 0 : -1}
          data-finding-focus
          onFocus={props.onFocus}
        >
          {finding.data_say ? (
            <>
              <span className={styles.mapSays}>
                <small>{words.mapSays}</small> {finding.map_says}
              </span>
              <span className={styles.dataSay}>
                <small>{words.dataSay}</small> {finding.data_say}
              </span>
            </>
          ) : (
            finding.sentence
          )}
        </h2>
        {figure && (
          <button type="button" className={styles.numbers} onClick={() => props.onOpen(figure)}>
            {words.inNumbers(figureText(figure), intervalText(figure), count(figure.n))}
            {` ${figure.grain}`}
          </button>
        )}
        {finding.own_words && (
          <p className={styles.caution}>
            {words.ownWords(finding.own_words)}{" "}
            {finding.unmatched.length > 0 && (
              <strong>
                {words.unmatched(finding.unmatched.map((one) => `“${one}”`).join(", "))}
              </strong>
            )}
          </p>
        )}
        {finding.still_open?.value ? (
          <OpenBeside figure={finding.still_open} onOpen={props.onOpen} />
        ) : null}
        {finding.caution && (
          <p className={styles.caution}>
            <strong>{words.cannotSee}</strong> {finding.caution}
          </p>
        )}
        {finding.accepted ? (
          <p className={styles.accepted}>
            <Icon of={Check} size={14} />
            {words.acceptedAs(finding.accepted)}
          </p>
        ) : (
          <p className={styles.next}>
            <Icon of={ArrowRight} size={14} />
            <span className="visually-hidden">{words.next}: </span>
            {finding.next_step}
          </p>
        )}
        <div className={styles.buttons}>
          <Button small disabled={busy} onClick={props.onPublish}>
            {finding.published ? words.makePrivate : words.publish}
          </Button>
          {shown && <ShowOne mapId={mapId} figure={shown} />}
          {finding.published && <CopyPicture mapId={mapId} kind="finding" of={finding.key} />}
          <Button small icon={ListPlus} disabled={busy} onClick={props.onAct}>
            {words.makeAction}
          </Button>
          <Button
            small
            look="quiet"
            icon={finding.accepted ? Undo2 : undefined}
            disabled={busy}
            onClick={props.onAccept}
          >
            {finding.accepted ? words.unaccept : words.accept}
          </Button>
          {props.actions > 0 && (
            <span className={styles.muted}>{words.hasAction(count(props.actions))}</span>
          )}
        </div>
      </div>
    </li>
  );
}

/** A loss counts of all that reached the stage; those not over yet stand beside it. */
function OpenBeside({ figure, onOpen }: { figure: Figure; onOpen: (figure: Figure) => void }) {
  return (
    <button type="button" className={styles.numbers} onClick={() => onOpen(figure)}>
      {words.stillOpen(count(figure.value ?? 0))}
    </button>
  );
}

function Stake({
  concerned,
  most,
  onOpen,
}: {
  concerned: Figure | null;
  most: number;
  onOpen: (figure: Figure) => void;
}) {
  const value = concerned?.value ?? null;
  if (concerned === null || value === null) {
    return <p className={styles.stakeless}>{words.notCounted}</p>;
  }
  return (
    <button
      type="button"
      className={styles.stake}
      title={words.atStake(count(value))}
      onClick={() => onOpen(concerned)}
    >
      <span className={styles.many}>{count(value)}</span>
      <span className={styles.unit}>{value === 1 ? words.oneJourney : words.journeys}</span>
      <span className={styles.scale} aria-hidden="true">
        <span style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }} />
      </span>
    </button>
  );
}
