import { useLanguage } from "../words";

interface Props {
  label: string;
  value: string;
  /** The values with their labels. */
  options: [value: string, label: string][];
  onChange: (value: string) => void;
}

/** A menu that filters a list: the first choice is all. */
export function FilterMenu({ label, all, value, options, onChange }: Props & { all: string }) {
  const colon = useLanguage() === "fr" ? "\u00a0:" : ":";
  return (
    <select className="input auto" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{`${label}${colon} ${all}`}</option>
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}
