// A field whose value counts when the person is done with it, so that not every key asks anew.

import { useEffect, useState } from "react";
import { TextInput } from "../components/Field";

type LateProps = React.ComponentPropsWithRef<"input"> & {
  value: string;
  onDone: (value: string) => void;
};

/** A field whose value counts when the person leaves it or presses Enter. */
export function LateInput({ value, onDone, ...rest }: LateProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const done = () => {
    if (text.trim() !== value) onDone(text.trim());
  };
  return (
    <TextInput
      {...rest}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === "Enter") done();
        if (event.key === "Escape") setText(value);
      }}
    />
  );
}
