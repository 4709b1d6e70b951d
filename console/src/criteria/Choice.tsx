import { Field } from "../kit/Field";

interface Props {
  label: string;
  value: string;
  options: [value: string, label: string][];
  onChange: (value: string) => void;
}

/** A labelled menu; a value that is none of its options stays among them. */
export function Choice({ label, value, options, onChange }: Props) {
  const known = options.some(([each]) => each === value);
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          {!known && <option value={value}>{value}</option>}
          {options.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
