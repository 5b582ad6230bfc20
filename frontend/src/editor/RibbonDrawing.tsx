// The shapes of the ribbon: body, streams of those not seen again, entries, unobserved stages.
import type { RibbonShape } from "../layout/ribbon";
import type { StageFlow } from "../map/types";
import styles from "./ConversionLane.module.css";

/** Whether too few can be followed past a stage to believe its fall-out. */
export const lowFollowed = (flow: StageFlow | null | undefined) =>
  flow?.followed?.value !== null &&
  flow?.followed?.value !== undefined &&
  flow.followed.value < 0.5;

export function RibbonDrawing({
  shape,
  flows,
  width,
  height,
}: {
  shape: RibbonShape;
  flows: readonly (StageFlow | null)[];
  width: number;
  height: number;
}) {
  return (
    <svg className={styles.drawing} width={width} height={height} aria-hidden="true">
      <defs>
        <linearGradient id="ribbon-fade" x1="0" x2="0" y1="0" y2="1">
          <stop offset="0.300" stopColor="#fff" />
          <stop offset="1" stopColor="#000" />
        </linearGradient>
        <mask id="ribbon-fading" maskContentUnits="objectBoundingBox">
          <rect width="1" height="1" fill="url(#ribbon-fade)" />
        </mask>
        <pattern
          id="ribbon-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--sheet)" />
          <line x1="1" x2="1" y1="0" y2="6" stroke="var(--neg)" strokeWidth="1.400" />
        </pattern>
        <pattern
          id="ribbon-unseen"
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
          fill={lowFollowed(flows[stream.stage]) ? "url(#ribbon-hatch)" : "var(--neg)"}
          fillOpacity={lowFollowed(flows[stream.stage]) ? 1 : 0.5}
          mask="url(#ribbon-fading)"
        />
      ))}
      {shape.entering.map((stream) => (
        <path
          key={stream.stage}
          className={styles.morph}
          d={stream.path}
          fill="var(--path)"
          fillOpacity="0.450"
          mask="url(#ribbon-fading)"
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
          fill="url(#ribbon-unseen)"
          stroke="var(--line-3)"
          strokeDasharray="4 3"
        />
      ))}
    </svg>
  );
}
