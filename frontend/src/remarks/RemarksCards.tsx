// One card a file of remarks: what it holds before anything is kept, and the receipt afterwards.

import { CircleCheck, MessageSquareText, TriangleAlert, X } from "lucide-react";
import { Link } from "wouter";
import { Button, IconButton } from "../components/Button";
import { Icon } from "../components/Icon";
import { Segmented } from "../components/Segmented";
import panels from "../evidence/panels.module.css";
import { remarking as words } from "../i18n/en.remarks";
import { count, day } from "../i18n/format";
import type { OfferedRemark, RemarksLook, RemarksTaken } from "../map/schema";
import styles from "./RemarksCards.module.css";
import type { RemarksDropped, RemarksVisit, Side } from "./useRemarks";

const SIDES: readonly Side[] = ["own side", "customers"];
const PARTS = ["taken", "already", "changed", "gone"] as const;

export function RemarksCards({ visit }: { visit: RemarksVisit }) {
  if (visit.files.length === 0) return null;
  return (
    <div className={panels.stack}>
      {visit.files.map((file) => (
        <section key={file.key} className={panels.card} aria-label={words.file(file.name)}>
          {file.look && file.taken ? (
            <Receipt look={file.look} taken={file.taken} name={file.name} />
          ) : (
            <Offer file={file} visit={visit} />
          )}
        </section>
      ))}
    </div>
  );
}

function Offer({ file, visit }: { file: RemarksDropped; visit: RemarksVisit }) {
  const look = file.look;
  const fresh = look?.remarks.filter((one) => fateOf(one, file.side) === "there").length ?? 0;
  return (
    <>
      <div className={panels.cardHead}>
        <div>
          <h2 className={styles.title}>
            <Icon of={MessageSquareText} size={16} />
            {look ? words.title(look.remarks.length, look.title) : words.unreadable}
          </h2>
          <p className={panels.text}>
            {look && `${words.from(look.by, day(look.made_on))} · `}
            {words.fileName(file.name)}
          </p>
        </div>
        <IconButton
          icon={X}
          label={words.remove(file.name)}
          onClick={() => visit.remove(file.key)}
        />
      </div>
      {look && <Remarks look={look} side={file.side} />}
      {(file.problem || look?.problem) && (
        <p className={styles.problem} role="alert">
          <Icon of={TriangleAlert} size={14} />
          {file.problem || look?.problem}
        </p>
      )}
      {look?.title && (
        <div className={styles.foot}>
          <div className={styles.side}>
            <span className={styles.whose}>{words.whose}</span>
            <Segmented
              label={words.whose}
              value={file.side}
              options={SIDES.map((value) => ({ value, label: words.sides[value] }))}
              onChange={(side) => visit.choose(file.key, side)}
            />
            <span className={panels.text}>{words.means[file.side]}</span>
          </div>
          {fresh > 0 ? (
            <div className={styles.side}>
              <Button look="primary" busy={file.busy} onClick={() => void visit.take(file)}>
                {words.take(fresh, look.title)}
              </Button>
              <span className={panels.text}>{words.kept}</span>
            </div>
          ) : (
            <p className={panels.text}>{words.nothing}</p>
          )}
        </div>
      )}
    </>
  );
}

function Remarks({ look, side }: { look: RemarksLook; side: Side }) {
  return (
    <div className={panels.scroll}>
      <table className={panels.table} aria-label={words.list}>
        <thead>
          <tr>
            <th>{words.heads.cell}</th>
            <th>{words.heads.sentence}</th>
            <th>{words.heads.stance}</th>
            <th>{words.heads.words}</th>
            {look.title && <th>{words.heads.becomes}</th>}
          </tr>
        </thead>
        <tbody>
          {look.remarks.map((one, at) => (
            <tr key={at}>
              <td className={one.cell ? panels.strong : panels.quiet}>
                {one.cell || (look.title ? words.noCell : "–")}
              </td>
              <td>{one.sentence}</td>
              <td className={styles.stance}>{words.stance[one.stance]}</td>
              <td className={one.words ? undefined : panels.quiet}>{one.words || words.noWords}</td>
              {look.title && <td>{words.fate[fateOf(one, side)]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Receipt({ look, taken, name }: { look: RemarksLook; taken: RemarksTaken; name: string }) {
  const numbers = { ...taken, changed: taken.changed.length, gone: taken.gone.length };
  const left = [
    ...taken.changed.map((sentence) => ({ sentence, why: words.fate.changed })),
    ...taken.gone.map((sentence) => ({ sentence, why: words.fate.gone })),
  ];
  return (
    <div role="status">
      <div className={panels.cardHead}>
        <div>
          <h2 className={styles.title}>
            <Icon of={CircleCheck} size={16} />
            {words.receipt(look.title)}
          </h2>
          <p className={panels.text}>
            {words.from(look.by, day(look.made_on))} · {words.fileName(name)}
          </p>
        </div>
        <Link href={`/maps/${encodeURIComponent(look.map_id)}`} className={styles.see}>
          {words.see}
        </Link>
      </div>
      <ul className={panels.rows}>
        {PARTS.map((part) => (
          <li key={part} className={panels.row}>
            <span className={styles.number}>{count(numbers[part])}</span>
            {words.parts[part]}
          </li>
        ))}
        {left.map((one) => (
          <li key={`${one.why}${one.sentence}`} className={`${panels.row} ${panels.quiet}`}>
            “{one.sentence}” · {one.why}
          </li>
        ))}
      </ul>
    </div>
  );
}

function fateOf(one: OfferedRemark, side: Side): keyof typeof words.fate {
  if (one.place !== "there") return one.place;
  return one.known_from.includes(side) ? "known" : "there";
}
