import styles from "./Avatar.module.css";

const COLOURS = 8;

function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0]?.[0] ?? "";
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? "") : (words[0]?.[1] ?? "");
  return (first + last).toUpperCase();
}

function colourOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % COLOURS;
}

/** Initials in a disc; nobody is a dashed ring with a question mark. */
export function Avatar({
  name,
  size = 20,
  nobody,
}: {
  name: string;
  size?: number;
  nobody: string;
}) {
  const place = { width: size, height: size, fontSize: size <= 20 ? 9 : Math.round(size * 0.38) };
  if (name === "") {
    return (
      <span className={styles.nobody} style={place} role="img" aria-label={nobody} title={nobody}>
        ?
      </span>
    );
  }
  return (
    <span
      className={`${styles.avatar} ${styles[`c${colourOf(name)}`]}`}
      style={place}
      role="img"
      aria-label={name}
      title={name}
    >
      {initials(name)}
    </span>
  );
}

/** A persona's portrait: a stored drawing shown as a picture, else initials on a plate. */
export function Portrait({ svg, name, size }: { svg: string; name: string; size: number }) {
  if (svg.trimStart().startsWith("<svg")) {
    return (
      <img
        className={styles.portrait}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
        alt={name}
        width={size}
        height={size}
      />
    );
  }
  return (
    <span
      className={styles.plate}
      style={{ width: size, height: size, fontSize: size * 0.36 }}
      role="img"
      aria-label={name}
    >
      {initials(name)}
    </span>
  );
}
