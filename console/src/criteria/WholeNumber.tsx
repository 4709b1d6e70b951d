import { Field } from "../kit/Field";

interface Props {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

/** A labelled whole number of at least 0. */
export function WholeNumber({ label, value, onChange }: Props) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="number"
          min={0}
          value={value}
          onChange={(event) => onChange(Math.max(0, Math.round(Number(event.target.value))))}
        />
      )}
    </Field>
  );
}
