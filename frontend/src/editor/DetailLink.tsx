// The way from a stage to the map that shows it in detail.
import { Link2 } from "lucide-react";
import { Link } from "wouter";
import { Icon } from "../components/Icon";
import { editing as words } from "../i18n/en.editing";
import type { Stage } from "../map/types";
import styles from "./DetailLink.module.css";

export function DetailLink({ detail }: { detail: NonNullable<Stage["detail"]> }) {
  const title = detail.title || detail.map_id;
  return (
    <Link
      href={`/maps/${detail.map_id}`}
      className={styles.link}
      title={words.link.to(title)}
      aria-label={words.link.to(title)}
      draggable={false}
    >
      <Icon of={Link2} size={12} />
      <span className={styles.title}>{title}</span>
    </Link>
  );
}
