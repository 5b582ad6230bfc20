// The board view: the slide a room reads from three metres, full screen on Shift+P; the arrows
// step to the chosen findings, and every number opens its rows.
import {
  ChevronLeft,
  ChevronRight,
  ClipboardCopy,
  Download,
  ListOrdered,
  PenLine,
  Presentation,
} from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { address } from "../api/client";
import { limitsIn, queryOf } from "../api/limits";
import { useAnswer } from "../api/useAnswer";
import { AppFrame } from "../components/AppFrame";
import { Button, IconButton } from "../components/Button";
import { copyPicture } from "../components/CopyPicture";
import { useExactSearch } from "../components/exactSearch";
import { mapCrumbs, useFrame } from "../components/frame";
import { Notice } from "../components/Notice";
import { Dialog, Menu } from "../components/Overlay";
import { FigurePanel } from "../editor/FigurePanel";
import { board as words } from "../i18n/en.board";
import { count } from "../i18n/format";
import type { Figure } from "../map/types";
import styles from "./BoardScreen.module.css";
import { DrawingView } from "./DrawingView";
import { OrderDialog } from "./OrderDialog";
import type { Board, Drawing } from "./types";
import { WordsDialog } from "./WordsDialog";

interface OpenFigure {
  readonly figure: Figure;
  readonly title: string;
}

export default function BoardScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? "";
  const [search] = useExactSearch();
  const limits = useMemo(() => limitsIn(search), [search]);
  const query = useMemo(() => queryOf(limits), [limits]);
  const answer = useAnswer<Board>(`/maps/${id}/board`, query);
  const [slide, setSlide] = useState(0);
  const [opened, setOpened] = useState<OpenFigure | null>(null);
  const [notice, setNotice] = useState("");
  const [ordering, setOrdering] = useState(false);
  const [wording, setWording] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const many = answer.data?.slides.length ?? 0;
  const step = useCallback(
    (by: 1 | -1) => setSlide((before) => Math.min(Math.max(before + by, 0), Math.max(many - 1, 0))),
    [many],
  );
  const open = (figure: Figure, said: string) => {
    opener.current = document.activeElement;
    setOpened({ figure, title: said });
  };
  const close = () => {
    setOpened(null);
    // after the dialog is gone, back to the number it was opened from
    window.setTimeout(() => {
      if (opener.current instanceof SVGElement) opener.current.focus();
    }, 60);
  };
  const presenting = usePresenting(stage, step, opened !== null || ordering || wording);
  const { theme } = useFrame();
  const title = answer.data?.title ?? "";
  useEffect(() => {
    if (title) document.title = `${title}, ${words.crumb} · Desireline`;
  }, [title]);

  const frame = {
    crumbs: mapCrumbs(id, title || undefined, words),
    mapId: id,
  };
  const drawing = answer.data?.slides[slide];
  if (!answer.data || !drawing) {
    return (
      <AppFrame {...frame}>
        {answer.problem ? (
          <Notice problem title={words.problem} text={answer.problem.message}>
            <Button onClick={answer.reload}>{words.tryAgain}</Button>
          </Notice>
        ) : (
          <div className={styles.room}>
            <p className={`${styles.stage} ${styles.toCome}`} role="status">
              {words.loading}
            </p>
          </div>
        )}
      </AppFrame>
    );
  }
  const picture = address(`/maps/${id}/board.png`, { ...query, slide, theme });
  const copy = () => {
    setNotice(words.copying);
    return copyPicture(picture)
      .then(() => setNotice(words.copied))
      .catch((cause: Error) => setNotice(cause.message || words.copyFailed));
  };
  const waiting = answer.data.private;
  return (
    <AppFrame
      {...frame}
      status={
        notice ||
        [
          answer.data.applied && words.applied(answer.data.applied),
          waiting > 0 && (waiting > 1 ? words.waiting(count(waiting)) : words.waitingOne),
        ]
          .filter(Boolean)
          .join(" · ")
      }
      keys={[
        { keys: ["Shift", "P"], does: words.keyPresent },
        { keys: ["←", "→"], does: words.keyStep },
        { keys: ["Esc"], does: words.keyLeave },
      ]}
      actions={
        <Button look="primary" icon={Presentation} onClick={presenting.start}>
          {words.present}
        </Button>
      }
      toolBar={
        <>
          <Steps slide={slide} many={many} onStep={step} />
          <Button icon={ListOrdered} onClick={() => setOrdering(true)}>
            {words.order}
          </Button>
          <Button icon={PenLine} onClick={() => setWording(true)}>
            {words.ownWords}
          </Button>
          <Button icon={ClipboardCopy} onClick={copy}>
            {words.copy}
          </Button>
          <Downloads id={id} query={query} picture={picture} />
        </>
      }
    >
      <div className={styles.room} aria-busy={answer.loading}>
        {answer.data.leaders.length === 0 && (
          <p className={styles.advice}>
            {words.nothingPublished(waiting)}{" "}
            <Link href={`/maps/${id}/findings`}>{words.toFindings}</Link>
          </p>
        )}
        <Heading drawing={drawing} onFigure={open} />
        <div
          ref={stage}
          className={`${styles.stage} ${presenting.on ? styles.isPresenting : ""}`}
          data-presenting={presenting.on || undefined}
        >
          <h2 className="visually-hidden">{drawing.title}</h2>
          <DrawingView drawing={drawing} onFigure={open} />
        </div>
      </div>
      <OrderDialog
        mapId={id}
        query={query}
        open={ordering}
        leaders={answer.data.leaders}
        onClose={() => setOrdering(false)}
        onChange={answer.reload}
      />
      <WordsDialog
        mapId={id}
        query={query}
        open={wording}
        wordings={answer.data.wordings}
        onClose={() => setWording(false)}
        onChange={answer.reload}
      />
      <Dialog open={opened !== null} onClose={close} title={opened?.title ?? ""} wide>
        {opened && (
          <div className={styles.rows}>
            <FigurePanel
              mapId={id}
              limits={limits}
              figure={opened.figure}
              title={opened.figure.measure.replaceAll("_", " ")}
            />
          </div>
        )}
      </Dialog>
    </AppFrame>
  );
}

/** What the slide says first; on a phone it is read here, and left out of the drawing. */
function Heading({
  drawing,
  onFigure,
}: {
  drawing: Drawing;
  onFigure: (figure: Figure, title: string) => void;
}) {
  const lead = drawing.marks.find((mark) => mark.kind === "text" && mark.title && mark.figure);
  const figure = lead?.kind === "text" ? lead.figure : null;
  return (
    <p className={styles.heading}>
      {figure ? (
        <button type="button" onClick={() => onFigure(figure, drawing.title)}>
          {drawing.title}
        </button>
      ) : (
        drawing.title
      )}
    </p>
  );
}

function Steps({
  slide,
  many,
  onStep,
}: {
  slide: number;
  many: number;
  onStep: (by: 1 | -1) => void;
}) {
  return (
    <span className={styles.steps}>
      <IconButton
        icon={ChevronLeft}
        label={words.previous}
        disabled={slide === 0}
        onClick={() => onStep(-1)}
      />
      <span aria-live="polite">{words.place(count(slide + 1), count(many))}</span>
      <IconButton
        icon={ChevronRight}
        label={words.next}
        disabled={slide === many - 1}
        onClick={() => onStep(1)}
      />
    </span>
  );
}

function Downloads({
  id,
  query,
  picture,
}: {
  id: string;
  query: ReturnType<typeof queryOf>;
  picture: string;
}) {
  const open = (kind: string) => window.open(address(`/maps/${id}/export.${kind}`, query), "_self");
  return (
    <Menu
      trigger={<Button icon={Download}>{words.download}</Button>}
      entries={[
        { label: words.slides, onSelect: () => open("pptx") },
        { label: words.print, onSelect: () => open("pdf") },
        { label: words.workbook, onSelect: () => open("xlsx") },
        { label: words.picture, onSelect: () => window.open(picture, "_blank") },
      ]}
    />
  );
}

/** Full screen while presenting: Shift+P starts, Esc leaves, the arrows step. */
function usePresenting(
  stage: React.RefObject<HTMLDivElement | null>,
  step: (by: 1 | -1) => void,
  busy: boolean,
) {
  const [on, setOn] = useState(false);
  const start = useCallback(() => {
    setOn(true);
    void stage.current?.ownerDocument.documentElement.requestFullscreen?.().catch(() => undefined);
  }, [stage]);
  const stop = useCallback(() => {
    setOn(false);
    if (document.fullscreenElement) void document.exitFullscreen();
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = (event.target as HTMLElement).closest?.("input, textarea, [role=menu]");
      if (inField || busy || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.shiftKey && event.key.toLowerCase() === "p") on ? stop() : start();
      else if (event.key === "Escape" && on) stop();
      else if (event.key === "ArrowRight" || event.key === "PageDown") step(1);
      else if (event.key === "ArrowLeft" || event.key === "PageUp") step(-1);
      else return;
      event.preventDefault();
    };
    const onChange = () => {
      if (!document.fullscreenElement) setOn(false);
    };
    window.addEventListener("keydown", onKey);
    document.addEventListener("fullscreenchange", onChange);
    return () => {
      window.removeEventListener("keydown", onKey);
      document.removeEventListener("fullscreenchange", onChange);
    };
  }, [on, busy, start, stop, step]);
  return { on, start, stop };
}
