// A screen about one map: reads it first, and says so where it cannot be read.
import type { ReactNode } from "react";
import { type MapDocument, useMapDocument } from "../api/useMapDocument";
import type { JourneyMap } from "../map/types";
import { AppFrame } from "./AppFrame";
import { Button } from "./Button";
import { Notice } from "./Notice";

interface Props {
  readonly id: string;
  readonly words: {
    readonly home: string;
    readonly crumb: string;
    readonly problem: string;
    readonly tryAgain: string;
  };
  readonly children: (map: JourneyMap, document: MapDocument) => ReactNode;
}

export function OpenedMap({ id, words, children }: Props) {
  const document = useMapDocument(id);
  if (document.map !== null) return children(document.map, document);
  return (
    <AppFrame crumbs={[{ label: words.home, href: "/" }, { label: words.crumb }]} mapId={id}>
      {document.problem && (
        <Notice problem title={words.problem} text={document.problem.message}>
          <Button onClick={document.reload}>{words.tryAgain}</Button>
        </Notice>
      )}
    </AppFrame>
  );
}
