// What stands above and below the map: its revision and exports, and what its numbers rest on.
import { CircleHelp, Download } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "wouter";
import { address } from "../api/client";
import { limitsIn, queryOf } from "../api/limits";
import type { useMapDocument } from "../api/useMapDocument";
import { Button, IconButton } from "../components/Button";
import { Menu } from "../components/Overlay";
import { en } from "../i18n/en";
import { editor as words } from "../i18n/en.editor";
import { count, day } from "../i18n/format";
import type { MapReading } from "../map/types";
import styles from "./MapScreen.module.css";

const SaveTemplate = lazy(() => import("./SaveTemplate"));

export function MapActionsBar({
  id,
  document,
  onKeys,
}: {
  id: string;
  document: ReturnType<typeof useMapDocument>;
  onKeys: () => void;
}) {
  const [search] = useSearchParams();
  const [saving, setSaving] = useState(false);
  const query = queryOf(limitsIn(search));
  // what the map is limited to holds for what leaves too; the map's file has no figures
  const open = (path: string) =>
    window.open(address(`/maps/${id}/${path}`, path === "file" ? {} : query), "_blank");
  return (
    <>
      <span className={styles.revision}>
        {document.saving ? en.map.waiting : en.map.revision(count(document.revision))}
      </span>
      <IconButton icon={CircleHelp} label={en.map.keys} onClick={onKeys} />
      <Menu
        trigger={
          <Button look="primary" icon={Download}>
            {en.map.export}
          </Button>
        }
        entries={[
          { label: en.map.exportSlides, onSelect: () => open("export.pptx") },
          { label: en.map.exportPrint, onSelect: () => open("export.pdf") },
          { label: en.map.exportWorkbook, onSelect: () => open("export.xlsx") },
          { label: en.map.exportPng, onSelect: () => open("export.png") },
          { label: en.map.exportSvg, onSelect: () => open("export.svg") },
          { label: en.map.exportHtml, onSelect: () => open("export.html") },
          { label: en.map.exportFile, onSelect: () => open("file") },
          { label: en.map.saveTemplate, apart: true, onSelect: () => setSaving(true) },
        ]}
      />
      {saving && (
        <Suspense>
          <SaveTemplate
            id={id}
            title={document.map?.header.title ?? ""}
            onClose={() => setSaving(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** What went wrong with an edit, or what it could not do; the words written stay to be read. */
export function Trouble({ document }: { document: ReturnType<typeof useMapDocument> }) {
  const { problem, notice, unsaved, dismiss } = document;
  const said = problem?.message || notice;
  if (!said) return null;
  return (
    <div className={styles.edited} role="alert">
      <div>
        {said}
        {unsaved.length > 0 && (
          <p className={styles.unsaved}>
            {en.map.notKept} {unsaved.map((text) => `“${text}”`).join(" ")}
          </p>
        )}
      </div>
      {problem?.status !== 0 && (
        <Button small onClick={dismiss}>
          {en.map.dismiss}
        </Button>
      )}
    </div>
  );
}

export function MapStatus({
  reading,
  loading,
  document,
}: {
  reading: MapReading | null;
  loading: boolean;
  document: ReturnType<typeof useMapDocument>;
}) {
  if (document.silent > 0) return en.map.unsent(document.silent);
  if (document.saving) return en.map.waiting;
  if (!reading) return en.map.loading;
  if (loading) return words.busy;
  return [
    en.map.cells(count(reading.cells_total)),
    en.map.asOf(day(reading.as_of)),
    en.map.lastData(day(reading.coverage.data_to)),
    reading.closed ? en.map.closedData : "",
    reading.applied.sentence,
  ]
    .filter(Boolean)
    .join(" · ");
}
