// A raw name breaks after its own signs (select_ | promotion), not within a word.
import { Fragment } from "react";

export function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[_/.:?&=])/u).map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
