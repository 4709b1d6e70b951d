import { useContactWords } from "./words";

interface Props {
  lists: { id: string; name: string }[];
  /** The id of the list chosen; empty for none. */
  value: string;
  onChange: (id: string) => void;
  width: "grow" | "auto";
}

/** A menu of lists, of which none is chosen at first. */
export function ListChoice({ lists, value, onChange, width }: Props) {
  const { chooseList } = useContactWords().contact;
  return (
    <select
      className={`input ${width}`}
      aria-label={chooseList}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{chooseList}</option>
      {lists.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
