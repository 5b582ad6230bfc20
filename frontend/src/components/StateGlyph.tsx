// The five evidence glyphs, drawn on 12 × 12, and the dashed square of an empty cell.
import type { State } from "../map/types";

/** The drawing alone, for use inside another SVG. */
export function GlyphDrawing({ state }: { state: State }) {
  switch (state) {
    case "measured":
      return (
        <>
          <circle cx="6" cy="6" r="5.4" fill="var(--measured)" />
          <path
            d="M3.500 6.200l1.800 1.800 3.300-3.700"
            fill="none"
            stroke="var(--sheet)"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      );
    case "reported":
      return (
        <>
          <path
            d="M2 .9h8a1.300 1.300 0 0 1 1.300 1.300v5.100a1.300 1.300 0 0 1-1.300 1.300H5.900L3.200 11.300V8.600H2A1.300 1.300 0 0 1 .7 7.300V2.200A1.300 1.300 0 0 1 2 .9z"
            fill="var(--reported)"
          />
          <path
            d="M3.100 3.600h5.800M3.100 5.800h3.800"
            stroke="var(--sheet)"
            strokeWidth="1.100"
          />
        </>
      );
    case "assumed":
      return (
        <circle
          cx="6"
          cy="6"
          r="4.800"
          fill="none"
          stroke="var(--assumed)"
          strokeWidth="1.400"
          strokeDasharray="2.100 1.670"
        />
      );
    case "contradicted":
      return (
        <>
          <path d="M6 .2l5.800 5.800L6 11.800.2 6z" fill="var(--contra)" />
          <path
            d="M3.700 5h4.600M3.700 7.100h4.600M7.200 3.500L4.800 8.600"
            stroke="var(--sheet)"
            strokeWidth="1.050"
            fill="none"
          />
        </>
      );
    case "stale":
      return (
        <>
          <circle cx="6" cy="6" r="4.900" fill="none" stroke="var(--stale)" strokeWidth="1.300" />
          <path d="M6 6V1.100A4.900 4.900 0 0 1 10.900 6z" fill="var(--stale)" />
          <path d="M6 6V1.100A4.900 4.900 0 0 0 6 10.900z" fill="var(--stale)" opacity=".55" />
        </>
      );
    default:
      return (
        <rect
          x="1.200"
          y="1.200"
          width="9.600"
          height="9.600"
          rx="1.500"
          fill="none"
          stroke="var(--line-3)"
          strokeWidth="1"
          strokeDasharray="1.600 1.600"
        />
      );
  }
}

export function StateGlyph({ state, size = 12 }: { state: State; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" style={{ flex: "none" }}>
      <GlyphDrawing state={state} />
    </svg>
  );
}
