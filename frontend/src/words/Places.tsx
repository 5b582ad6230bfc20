// Where words were said: stages and their touchpoints with counts; one click narrows.
import { ChannelTile } from "../components/ChannelTile";
import { voices } from "../i18n/en.words";
import { count } from "../i18n/format";
import type { JourneyMap } from "../map/types";
import type { WordsAnswer } from "./types";
import styles from "./WordsScreen.module.css";

export function Places({
  map,
  answer,
  chosen,
  onChoose,
}: {
  map: JourneyMap;
  answer: WordsAnswer | null;
  chosen: { readonly stage: string; readonly touchpoint: string };
  onChoose: (place: { stage: string; touchpoint: string }) => void;
}) {
  const at = new Map((answer?.places ?? []).map((one) => [one.touchpoint_id, one.n]));
  const inStage = (stage: string) =>
    (answer?.places ?? [])
      .filter((one) => one.stage_id === stage)
      .reduce((sum, one) => sum + one.n, 0);
  return (
    <nav className={styles.places} aria-label={voices.places}>
      <h2>{voices.places}</h2>
      <Place
        label={voices.everywhere}
        n={answer?.total ?? 0}
        on={chosen.stage === "" && chosen.touchpoint === ""}
        onChoose={() => onChoose({ stage: "", touchpoint: "" })}
      />
      {map.stages.map((stage) => {
        const points = map.touchpoints.filter(
          (one) => one.stage_id === stage.id && (at.get(one.id) ?? 0) > 0,
        );
        return (
          <div key={stage.id}>
            <Place
              label={stage.name}
              n={inStage(stage.id)}
              strong
              on={chosen.stage === stage.id && chosen.touchpoint === ""}
              onChoose={() => onChoose({ stage: stage.id, touchpoint: "" })}
            />
            {points.map((point) => (
              <Place
                key={point.id}
                label={point.name}
                channel={point.channel}
                n={at.get(point.id) ?? 0}
                on={chosen.touchpoint === point.id}
                onChoose={() => onChoose({ stage: stage.id, touchpoint: point.id })}
              />
            ))}
          </div>
        );
      })}
      {(at.get("") ?? 0) > 0 && (
        <p className={styles.off}>
          {voices.offMap}
          <span>{count(at.get("") ?? 0)}</span>
        </p>
      )}
    </nav>
  );
}

function Place({
  label,
  n,
  on,
  strong = false,
  channel,
  onChoose,
}: {
  label: string;
  n: number;
  on: boolean;
  strong?: boolean;
  channel?: string;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className={`${styles.place} ${strong ? styles.isStage : ""}`}
      aria-pressed={on}
      disabled={n === 0 && !on}
      onClick={onChoose}
    >
      {channel && <ChannelTile channel={channel} />}
      <span className={styles.placeName}>{label}</span>
      <span className={styles.placeCount}>{n === 0 ? "–" : count(n)}</span>
    </button>
  );
}
