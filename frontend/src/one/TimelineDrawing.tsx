// One journey drawn through its channels: a line, faces where the customer said how it felt,
// silence hatched, waiting shaded.
import { curveMonotoneX, line } from "d3-shape";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { faceFiles, nearestLevel } from "../components/Face";
import { channelColour, channelIcon, Icon } from "../components/Icon";
import { channelName } from "../i18n/en";
import { one as words } from "../i18n/en.one";
import { count } from "../i18n/format";
import { shown as legible } from "../i18n/signs";
import { BAND, type Drawing, drawingOf, HEAD, LABELS } from "./layout";
import { pointText } from "./story";
import styles from "./TimelineDrawing.module.css";
import type { Timeline } from "./types";

const way = line<{ x: number; y: number }>(
  (one) => one.x,
  (one) => one.y,
).curve(curveMonotoneX);

export function TimelineDrawing({ journey, label }: { journey: Timeline; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(1200);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setRoom(Math.max(520, element.clientWidth));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const texts = journey.points.map((point) => legible(pointText(point)));
  const drawing = drawingOf(journey, texts, room);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long journey scrolls by keyboard
    <section className={styles.box} ref={box} tabIndex={0} aria-label={words.drawingLabel}>
      <svg
        width={drawing.width}
        height={drawing.height}
        role="img"
        aria-label={label}
        data-timeline={journey.journey}
      >
        <Ground journey={journey} drawing={drawing} />
        <path className={styles.way} d={way([...drawing.spots]) ?? ""} />
        {texts.map((text, at) => (
          <Point key={at} journey={journey} drawing={drawing} at={at} text={text} />
        ))}
      </svg>
    </section>
  );
}

function Ground({ journey, drawing }: { journey: Timeline; drawing: Drawing }) {
  const hatch = useId();
  const top = HEAD;
  const tall = drawing.height - HEAD;
  const { waiting } = journey;
  const first = waiting && drawing.spots[waiting.first];
  const last = waiting && drawing.spots[waiting.last];
  return (
    <>
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse">
          <path d="M-1 8L8 -1M-1 1L1 -1M6 8L8 6" className={styles.hatch} />
        </pattern>
      </defs>
      {first && last && (
        <rect
          className={styles.waiting}
          x={first.x}
          y={top}
          width={last.x - first.x}
          height={tall}
        />
      )}
      {drawing.days.map((day) => (
        <g key={day.x}>
          <line className={styles.day} x1={day.x} x2={day.x} y1={top - 6} y2={drawing.height} />
          <text className={styles.date} x={day.x + 4} y={top - 12}>
            {day.text}
          </text>
        </g>
      ))}
      {journey.channels.map((row, at) => (
        <g key={row.channel} transform={`translate(0 ${drawing.rows[at]})`}>
          <line className={styles.row} x1={LABELS} x2={drawing.width} />
          <g style={{ color: `var(${channelColour(row.channel)})` }} transform="translate(4 -8)">
            <Icon of={channelIcon(row.channel)} size={15} />
          </g>
          <text className={styles.channel} x={26} y={4}>
            {channelName(row.channel)}
          </text>
        </g>
      ))}
      {journey.silences.map((silence) => {
        const from = drawing.spots[silence.after];
        const next = drawing.spots[silence.after + 1];
        if (!from || !next) return null;
        const left = from.x + drawing.step * 0.16;
        const right = next.x - drawing.lead;
        return (
          <g key={silence.after}>
            <rect
              x={left}
              y={top + BAND}
              width={Math.max(0, right - left)}
              height={tall - BAND}
              fill={`url(#${hatch})`}
            />
            <text className={styles.silent} x={(left + right) / 2} y={top + 10}>
              {words.silent(count(silence.days))}
            </text>
          </g>
        );
      })}
      {waiting && first && (
        <text className={styles.waitingText} x={first.x + 6} y={drawing.height - 6}>
          {words.waiting(
            waiting.days === 1 ? words.oneDay : words.days(count(waiting.days)),
            waiting.channels === 1 ? words.oneChannel : words.channels(count(waiting.channels)),
            waiting.contacts === 1 ? words.oneContact : words.contacts(count(waiting.contacts)),
          )}
        </text>
      )}
    </>
  );
}

function Point({
  journey,
  drawing,
  at,
  text,
}: {
  journey: Timeline;
  drawing: Drawing;
  at: number;
  text: string;
}) {
  const point = journey.points[at];
  const spot = drawing.spots[at];
  if (!point || !spot) return null;
  const felt = point.valence !== null;
  const colour = `var(${channelColour(point.channel)})`;
  return (
    <g transform={`translate(${spot.x} ${spot.y})`}>
      <title>{legible([text, point.score, point.words].filter(Boolean).join(" · "))}</title>
      {felt ? (
        <>
          <circle r="12" className={styles.plate} style={{ stroke: colour }} />
          <image
            href={faceFiles[nearestLevel(point.valence ?? 0)]}
            x="-9"
            y="-9"
            width="18"
            height="18"
          />
        </>
      ) : (
        <circle
          r={point.times ? 4.5 : 3.5}
          className={point.times ? styles.dot : styles.said}
          style={point.times ? { fill: colour } : { stroke: colour }}
        />
      )}
      <text className={styles.name} x={spot.dx} y={spot.dy}>
        {spot.text}
      </text>
    </g>
  );
}
