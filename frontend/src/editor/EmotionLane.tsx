// The emotion curve over all stages; a face, a word and a number at each point.
import { useMemo } from "react";
import { Face, nearestLevel } from "../components/Face";
import { StateGlyph } from "../components/StateGlyph";
import { en } from "../i18n/en";
import { editing as words } from "../i18n/en.editing";
import { count, signed } from "../i18n/format";
import { type EmotionInput, type EmotionSpot, emotionShape } from "../layout/emotion";
import { useTallScreen } from "../layout/screen";
import { figureText } from "../map/figures";
import type { EmotionPoint, Figure, Lane, Stage, State, Statement } from "../map/types";
import { useEditor } from "./context";
import { DrawnCell } from "./DrawnCell";
import styles from "./EmotionLane.module.css";
import { FigureButton } from "./FigureButton";
import { HandPoint } from "./HandPoint";

const FULL_PAD = { top: 26, bottom: 18 };
const COMPACT_PAD = { top: 17, bottom: 17 };
const LEVELS = { full: [1, 0, -1], compact: [], overview: [] } as const;
/** From the left edge of the stage: beside its computed points. */
const HAND_INSET = 24;
const HEIGHTS = { full: 94, compact: 94, overview: 56 } as const;
const TALL_HEIGHT = 176;

interface Spot {
  readonly input: EmotionInput;
  readonly figure: Figure | null;
  readonly word: string;
  readonly title: string;
  /** The stage whose point was set by hand. */
  readonly hand?: string;
}

const dashes: Readonly<Record<State, string | undefined>> = {
  measured: undefined,
  reported: "0.1 4.6",
  stale: "0.1 4.6",
  contradicted: "6 4",
  assumed: "6 4",
  empty: "6 4",
};

export function EmotionLane({ lane, row }: { lane: Lane; row: number }) {
  const { view, columns, density, faded } = useEditor();
  const tall = useTallScreen();
  const height = tall && density === "full" ? TALL_HEIGHT : HEIGHTS[density];
  const pad = density === "full" ? FULL_PAD : COMPACT_PAD;
  const spots = useMemo(() => spotsOf(view, lane), [view, lane]);
  const shape = useMemo(
    () =>
      emotionShape(
        columns,
        spots.map((one) => one.input),
        height,
        pad,
      ),
    [columns, spots, height, pad],
  );
  const isFaded = (state: State) => faded(state);
  return (
    <>
      {view.stages.map((stage, column) => (
        <DrawnCell
          key={stage.id}
          place={{ stage, lane, row, column }}
          height={height}
          undrawn={isUndrawn}
          className={styles.cell}
          says={saysOf(view.emotions(stage.id))}
          adds={words.handEmotion.title}
          badge={density === "full" ? undefined : <CornerGlyph stage={stage} lane={lane} />}
        >
          <FewAnswers points={view.emotions(stage.id)} />
        </DrawnCell>
      ))}
      <div
        role="gridcell"
        aria-colindex={2}
        aria-colspan={view.stages.length}
        aria-label={lane.name}
        className={styles.over}
        style={{ width: columns.total, height }}
      >
        <svg
          key={columns.edges.join()}
          width={columns.total}
          height={height}
          aria-hidden="true"
          data-drawn
          className={styles.drawing}
        >
          <defs>
            <linearGradient
              id="mood"
              gradientUnits="userSpaceOnUse"
              x1="0"
              x2="0"
              y1={shape.y(2)}
              y2={shape.y(-2)}
            >
              <stop offset="0" stopColor="var(--pos)" />
              <stop offset=".46" stopColor="var(--pos)" />
              <stop offset=".54" stopColor="var(--neg)" />
              <stop offset="1" stopColor="var(--neg)" />
            </linearGradient>
          </defs>
          {[1, 0, -1].map((level) => (
            <line
              key={level}
              x1="0"
              x2={columns.total}
              y1={shape.y(level)}
              y2={shape.y(level)}
              stroke={level === 0 ? "var(--line-2)" : "var(--line-1)"}
            />
          ))}
          {shape.bands.map((band, bandAt) => (
            <path
              key={bandAt}
              className={styles.morph}
              d={band}
              fill="url(#mood)"
              opacity="0.160"
            />
          ))}
          {shape.lines.map((line, lineAt) => (
            <path
              key={lineAt}
              className={styles.morph}
              d={line.path}
              fill="none"
              stroke="url(#mood)"
              strokeWidth="2.600"
              strokeLinecap="round"
              strokeDasharray={dashes[line.state]}
              opacity={isFaded(line.state) ? 0.25 : 1}
            />
          ))}
        </svg>
        {LEVELS[density].map((level) => (
          <span key={level} className={styles.level} style={{ top: shape.y(level) }}>
            {signed(level, 0)}
          </span>
        ))}
        {view.stages.map((stage, column) => {
          const alone = shape.spots.find((_, k) => spots[k]?.hand === stage.id);
          const side = (columns.edges[column] ?? 0) + HAND_INSET;
          return (
            <HandPoint
              key={`${stage.id} by hand`}
              stage={stage}
              lane={lane}
              x={alone?.x ?? side}
              y={shape.y}
              valueAt={(at) =>
                2 - ((at - pad.top) / Math.max(1, height - pad.top - pad.bottom)) * 4
              }
              isBeside={!alone}
            />
          );
        })}
        {shape.spots.map((spot, k) => {
          const one = spots[k];
          return one ? <PointMark key={one.title} spot={spot} of={one} /> : null;
        })}
      </div>
    </>
  );
}

/** Words about a feeling without a place on the scale. */
function isUndrawn(statement: Statement): boolean {
  return statement.emotion === null || statement.emotion === undefined;
}

/** Where the badge has no room: the glyph of the state alone. */
function CornerGlyph({ stage, lane }: { stage: Stage; lane: Lane }) {
  const { view } = useEditor();
  return (
    <span className={styles.corner}>
      <StateGlyph state={view.cell(stage.id, lane.id)?.state ?? "empty"} size={11} />
    </span>
  );
}

function spotsOf(view: ReturnType<typeof useEditor>["view"], lane: Lane): readonly Spot[] {
  return view.stages.flatMap((stage, at): readonly Spot[] => {
    const order = view.touchpoints(stage.id).map((one) => one.id);
    const names = new Map(view.touchpoints(stage.id).map((one) => [one.id, one.name]));
    const points = view
      .emotions(stage.id)
      .filter((one) => one.shown === "line" && one.figure.value !== null)
      .sort((one, other) => order.indexOf(one.touchpoint_id) - order.indexOf(other.touchpoint_id));
    if (points.length > 0) {
      return points.map((point) => {
        const value = point.figure.value ?? 0;
        const word = wordOf(point.word, value);
        return {
          input: {
            stage: at,
            value,
            low: point.figure.low,
            high: point.figure.high,
            state: point.state,
            label: `${word} ${figureText(point.figure)}`,
          },
          figure: point.figure,
          word,
          title: `${names.get(point.touchpoint_id) ?? stage.name}, ${word}`,
        };
      });
    }
    const said = view
      .statements(stage.id, lane.id)
      .find((one) => one.emotion !== null && one.emotion !== undefined);
    if (!said || said.emotion === null) return [];
    const word = wordOf(said.emotion_word, said.emotion);
    return [
      {
        input: {
          stage: at,
          value: said.emotion,
          low: null,
          high: null,
          state: view.statementReading(said.id)?.state ?? "assumed",
          label: `${word} ${signed(said.emotion)}`,
        },
        figure: null,
        hand: stage.id,
        word,
        title: `${stage.name}, ${word}`,
      },
    ];
  });
}

export function wordOf(word: string, value: number): string {
  return word || en.emotion[nearestLevel(value)];
}

function saysOf(points: readonly EmotionPoint[]): string {
  return points
    .filter((one) => one.figure.value !== null && one.shown === "line")
    .map((one) => `${wordOf(one.word, one.figure.value ?? 0)} ${figureText(one.figure)}`)
    .join(", ");
}

/** Three or four answers: their dots, and no line; below that nothing, with the reason. */
function FewAnswers({ points }: { points: readonly EmotionPoint[] }) {
  const few = points.filter((one) => one.shown === "dots");
  if (few.length === 0 || points.some((one) => one.shown === "line")) return null;
  const n = few.reduce((sum, one) => sum + one.figure.n, 0);
  return (
    <span className={styles.few}>
      {few.flatMap((one) =>
        one.dots.map((dot, k) => <Face key={`${one.touchpoint_id}-${k}`} value={dot} size={13} />),
      )}
      <span>{en.map.tooFew(count(n))}</span>
    </span>
  );
}

function PointMark({ spot, of }: { spot: EmotionSpot; of: Spot }) {
  const { faded, density } = useEditor();
  const { value, state } = of.input;
  const tone = value > 0.25 ? styles.isGlad : value < -0.25 ? styles.isSad : styles.isNeutral;
  const number = of.figure ? (
    <FigureButton figure={of.figure} title={of.title} className={styles.number} />
  ) : (
    <span className={styles.number}>{signed(value)}</span>
  );
  return (
    <span
      className={`${styles.point} ${faded(state) ? styles.isFaded : ""}`}
      style={{ left: spot.x, top: spot.y }}
      data-density={density}
      title={density === "full" ? undefined : of.title}
    >
      <span className={`${styles.disc} ${tone} ${state === "assumed" ? styles.isGuess : ""}`}>
        <Face value={value} size={density === "overview" ? 14 : 21} />
      </span>
      {density === "full" && (
        <span className={`${styles.label} ${styles[spot.side]}`}>
          <b>{of.word}</b> {number}
        </span>
      )}
    </span>
  );
}
