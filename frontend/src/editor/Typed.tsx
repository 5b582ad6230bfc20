// A line of text in a panel beside the map.
import { Field, TextInput } from "../components/Field";

/** A text that is saved when the field is left or Enter is pressed; Escape takes it back. */
export function Typed({
  label,
  value,
  list,
  onSave,
}: {
  label: string;
  value: string;
  list?: string;
  onSave: (text: string) => void;
}) {
  return (
    <Field label={label}>
      {(wiring) => (
        <TextInput
          {...wiring}
          key={value}
          list={list}
          defaultValue={value}
          maxLength={200}
          onBlur={(event) => {
            const text = event.target.value.trim();
            if (text !== value) onSave(text);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
            if (event.key === "Escape") {
              event.stopPropagation();
              event.currentTarget.value = value;
              event.currentTarget.blur();
            }
          }}
        />
      )}
    </Field>
  );
}
