// The shapes of the ribbon: body, streams of those not seen again, entries, unobserved stages.
import type { RibbonShape } from "../layout/ribbon";
import type { StageFlow } from "../map/types";
import styles from "./RibbonDrawing.module.css";

/** Whether too few can be followed past a stage to believe its fall-out. */
export const lowFollowed = (flow: StageFlow | null | undefined) =>
  flow?.followed?.value !== null &&
  flow?.followed?.value !== undefined &&
  flow.followed.value < 0.5;

export function RibbonDrawing({
  id,
  shape,
  isFew,
  width,
  height,
  label,
}: {
  /** Names its patterns; two drawings on one page need two. */
  id: string;
  shape: RibbonShape;
  /** Whether too few can be followed past a stage: its stream is hatched. */
  isFew: (stage: number) => boolean;
  width: number;
  height: number;
  /** What it says to those who cannot see it; absent where that stands beside it. */
  label?: string;
}) {
  const hidden =
    label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg className={styles.drawing} width={width} height={height} {...hidden} data-drawn>
      <defs>
        <linearGradient id={`${id}-fade`} x1="0" x2="0" y1="0" y2="1">
          <stop offset="0.300" stopColor="#fff" />
          <stop offset="1" stopColor="#000" />
        </linearGradient>
        <mask id={`${id}-fading`} maskContentUnits="objectBoundingBox">
          <rect width="1" height="1" fill={`url(#${id}-fade)`} />
        </mask>
        <pattern
          id={`${id}-hatch`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--sheet)" />
          <line x1="1" x2="1" y1="0" y2="6" stroke="var(--neg)" strokeWidth="1.400" />
        </pattern>
        <pattern
          id={`${id}-unseen`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="1" x2="1" y1="0" y2="6" stroke="var(--hatch)" strokeWidth="1" />
        </pattern>
      </defs>
      {shape.leaving.map((stream) => (
        <path
          key={stream.stage}
          className={styles.morph}
          d={stream.path}
          fill={isFew(stream.stage) ? `url(#${id}-hatch)` : "var(--neg)"}
          fillOpacity={isFew(stream.stage) ? 1 : 0.5}
          mask={`url(#${id}-fading)`}
        />
      ))}
      {shape.entering.map((stream) => (
        <path
          key={stream.stage}
          className={styles.morph}
          d={stream.path}
          fill="var(--path)"
          fillOpacity="0.450"
          mask={`url(#${id}-fading)`}
        />
      ))}
      <path className={styles.morph} d={shape.body} fill="var(--path)" />
      {shape.small.map((stream) => (
        <g key={stream.stage} stroke="var(--neg)" fill="none" strokeWidth="1.500">
          <path d={stream.path} />
          <path
            d={`M${stream.x - 3},${stream.y - 8}l3,4l3,-4`}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </g>
      ))}
      {shape.blocks.map((block) => (
        <rect
          key={block.stage}
          x={block.x}
          y={shape.top}
          width={block.width}
          height={Math.max(28, block.height)}
          rx="2"
          fill={`url(#${id}-unseen)`}
          stroke="var(--line-3)"
          strokeDasharray="4 3"
        />
      ))}
    </svg>
  );
}
