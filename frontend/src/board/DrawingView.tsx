// One sheet, drawn from its marks; every number on it is a button that opens its rows.
import { type KeyboardEvent, useId } from "react";
import { faceFiles, type Level } from "../components/Face";
import { board as words } from "../i18n/en.board";
import type { Figure } from "../map/types";
import styles from "./BoardScreen.module.css";
import type { BoxMark, Drawing, Mark, PathMark, PictureMark, TextMark } from "./types";

type OpenFigure = (figure: Figure, title: string) => void;

export function DrawingView({ drawing, onFigure }: { drawing: Drawing; onFigure: OpenFigure }) {
  const id = useId();
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="group"
      aria-label={drawing.title}
    >
      <Looks id={id} />
      {drawing.marks.map((mark, place) => (
        <MarkView key={place} mark={mark} id={id} onFigure={onFigure} />
      ))}
    </svg>
  );
}

const token = (name: string) => (name ? `var(--${name})` : "none");

function Looks({ id }: { id: string }) {
  return (
    <defs>
      {(
        [
          ["hatch", "hatch", 7, 1.4],
          ["hatch-loss", "neg", 9, 3],
        ] as const
      ).map(([look, color, gap, wide]) => (
        <pattern
          key={look}
          id={`${id}${look}`}
          width={gap}
          height={gap}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2={gap} stroke={token(color)} strokeWidth={wide} />
        </pattern>
      ))}
      <pattern id={`${id}raster`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="1.5" cy="1.5" r=".9" fill={token("raster")} />
      </pattern>
      <linearGradient id={`${id}fade`} x1="0" y1="0" x2="0" y2="1">
        <stop offset=".2" stopColor={token("neg")} stopOpacity=".62" />
        <stop offset="1" stopColor={token("neg")} stopOpacity=".05" />
      </linearGradient>
    </defs>
  );
}

function MarkView({ mark, id, onFigure }: { mark: Mark; id: string; onFigure: OpenFigure }) {
  if (mark.kind === "text") return <TextView mark={mark} onFigure={onFigure} />;
  if (mark.kind === "box") return <BoxView mark={mark} id={id} />;
  if (mark.kind === "path") return <PathView mark={mark} id={id} />;
  return <PictureView mark={mark} id={id} />;
}

function paint(mark: BoxMark | PathMark, id: string) {
  return {
    fill: mark.look ? `url(#${id}${mark.look})` : token(mark.fill),
    stroke: mark.stroke ? token(mark.stroke) : undefined,
    strokeWidth: mark.stroke ? mark.wide : undefined,
    strokeDasharray: mark.stroke && mark.dash.length > 0 ? mark.dash.join(" ") : undefined,
  };
}

function BoxView({ mark, id }: { mark: BoxMark; id: string }) {
  const place = { x: mark.x, y: mark.y, width: mark.w, height: mark.h, rx: mark.radius };
  return (
    <>
      {mark.look && mark.fill && <rect {...place} fill={token(mark.fill)} />}
      <rect {...place} {...paint(mark, id)} />
    </>
  );
}

function PathView({ mark, id }: { mark: PathMark; id: string }) {
  return (
    <path
      d={mark.segments.map(([verb, places]) => verb + places.join(" ")).join("")}
      {...paint(mark, id)}
      opacity={mark.opacity}
      strokeLinecap={mark.round ? "round" : undefined}
      strokeLinejoin={mark.round ? "round" : undefined}
    />
  );
}

function PictureView({ mark, id }: { mark: PictureMark; id: string }) {
  const source = mark.face
    ? faceFiles[mark.face as Level]
    : `data:image/svg+xml;utf8,${encodeURIComponent(mark.svg)}`;
  const half = mark.size / 2;
  const round = `${id}round${mark.x}-${mark.y}`;
  return (
    <>
      {mark.circle && (
        <clipPath id={round}>
          <circle cx={mark.x + half} cy={mark.y + half} r={half} />
        </clipPath>
      )}
      <image
        x={mark.x}
        y={mark.y}
        width={mark.size}
        height={mark.size}
        href={source}
        clipPath={mark.circle ? `url(#${round})` : undefined}
      >
        <title>{mark.says}</title>
      </image>
    </>
  );
}

function TextView({ mark, onFigure }: { mark: TextMark; onFigure: OpenFigure }) {
  const step = mark.leading || mark.size * 1.25;
  const written = mark.lines.map((line, row) => (
    <text
      key={row}
      className={mark.voice ? styles.voice : undefined}
      x={mark.x}
      y={mark.y + row * step}
      fontSize={mark.size}
      fontWeight={mark.weight}
      fill={token(mark.color)}
      textAnchor={mark.anchor}
    >
      {line}
    </text>
  ));
  const { figure } = mark;
  if (!figure?.rows) return mark.title ? <g data-title>{written}</g> : written;
  const open = () => onFigure(figure, mark.says || mark.lines.join(" "));
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  };
  return (
    <g
      role="button"
      tabIndex={0}
      className={styles.number}
      aria-label={words.open(`${mark.lines.join(" ")}: ${mark.says}`)}
      data-figure={figure.rows}
      data-title={mark.title || undefined}
      onClick={open}
      onKeyDown={onKey}
    >
      {written}
    </g>
  );
}
