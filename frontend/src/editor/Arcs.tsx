import type { ArcsShape } from "../layout/arcs";

/** The arcs alone; their words stand above them as buttons. */
export function Arcs({
  shape,
  width,
  height,
}: {
  shape: ArcsShape;
  width: number;
  height: number;
}) {
  return (
    <svg
      width={width}
      height={height}
      aria-hidden="true"
      data-drawn
      style={{ position: "absolute", top: 0, left: 0, pointerEvents: "none" }}
    >
      {shape.shown.map((arc) => {
        const colour = arc.green ? "var(--path)" : "var(--line-3)";
        return (
          <g key={arc.index}>
            <path
              d={arc.path}
              fill="none"
              stroke={colour}
              strokeWidth={arc.width}
              strokeDasharray={arc.dashed ? "4 3" : undefined}
            />
            <path d={arc.head} fill={colour} />
          </g>
        );
      })}
    </svg>
  );
}
