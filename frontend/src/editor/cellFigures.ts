// The numbers one cell shows, so that whoever opens it by keyboard can open each of them.
import { en } from "../i18n/en";
import { entries } from "../i18n/en.entries";
import { targets } from "../i18n/en.targets";
import { silenceOf } from "../i18n/format";
import { entryOf } from "../map/entries";
import { latestWeek } from "../map/figures";
import type { MapView } from "../map/lookup";
import type { Figure, Lane } from "../map/types";

export interface NamedFigure {
  readonly name: string;
  readonly figure: Figure;
}

export function cellFigures(view: MapView, stageId: string, lane: Lane): readonly NamedFigure[] {
  const named = (name: string, figure: Figure | null | undefined): NamedFigure[] =>
    figure ? [{ name, figure }] : [];
  const flow = view.flow(stageId);
  switch (lane.kind) {
    case "conversion": {
      if (!flow?.observed) return [];
      const silence = silenceOf(view.map.header.journey);
      const { target_kind, target_word } = view.map.header.journey;
      return [
        ...named(en.table.reach, flow.reach),
        ...named(en.table.enter, flow.enter),
        ...named(entries.here, entryOf(view, stageId)),
        ...(flow.last ? [] : named(en.table.converted, flow.converted)),
        ...(flow.last ? [] : named(en.table.skipped, flow.skipped)),
        ...named(en.table.open, flow.open),
        ...named(flow.last ? en.map.ended : en.map.notSeen(silence), flow.left),
        ...named(
          `${en.map.notSeen(silence)}, ${targets.without(target_kind, target_word)}`,
          flow.lost?.value === null ? null : flow.lost,
        ),
        ...(flow.last ? [] : named(en.table.share, flow.conversion)),
        ...named(en.table.followed, flow.followed),
      ];
    }
    case "touchpoints":
      return view
        .touchpoints(stageId)
        .flatMap((one) => [
          ...named(one.name, view.touchpointReading(one.id)?.journeys),
          ...named(entries.at(one.name), entryOf(view, stageId, one.id)),
        ]);
    case "emotions": {
      const names = new Map(view.touchpoints(stageId).map((one) => [one.id, one.name]));
      return view
        .emotions(stageId)
        .flatMap((one) => named(names.get(one.touchpoint_id) ?? "", one.figure));
    }
    case "time":
      return named(en.table.time, flow?.median_seconds);
    case "kpis":
      return view
        .kpis(stageId)
        .flatMap(([kpi, reading]) => [
          ...named(kpi.name, reading?.figure),
          ...named(`${kpi.name}, ${en.table.latest.toLowerCase()}`, reading && latestWeek(reading)),
        ]);
    default:
      return [];
  }
}
