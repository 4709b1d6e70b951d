import { type KeyboardEvent, useId, useState } from "react";
import { useBuilding } from "./context";
import { append, newRow } from "./model";
import { type Suggestion, suggestions } from "./suggest";
import { useCriteriaWords } from "./words";

/** A field that adds a condition: what is typed finds it, Enter takes the first. */
export function AddBox({ groupId, inner }: { groupId: number; inner: boolean }) {
  const { builder: words } = useCriteriaWords();
  const { catalogue, wording, update, setOpen } = useBuilding();
  const [text, setText] = useState("");
  const [open, setShown] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const found = open ? suggestions(text, catalogue, wording) : [];
  const take = ({ leaf, not, complete }: Suggestion) => {
    const row = newRow(leaf, not);
    update((root) => append(root, groupId, row), complete ? undefined : row.id);
    setOpen(complete ? undefined : row.id);
    setText("");
    setShown(false);
    setActive(0);
  };
  const press = (event: KeyboardEvent) => {
    const chosen = found[active];
    if (event.key === "Enter") {
      event.preventDefault();
      if (chosen !== undefined) {
        take(chosen);
      }
    } else if (open && found.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setActive((active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setShown(false);
    }
  };
  return (
    <div className="add">
      <input
        className="input"
        data-add
        role="combobox"
        autoComplete="off"
        aria-label={inner ? words.addTo : words.add}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
        placeholder={inner ? words.addTo : words.add}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setShown(event.target.value.trim() !== "");
          setActive(0);
        }}
        onClick={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={press}
      />
      <ul id={list} role="listbox" aria-label={words.suggestions} className="options" hidden={found.length === 0}>
        {found.map((each, index) => (
          <li
            key={each.label}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              take(each);
            }}
          >
            {each.label}
          </li>
        ))}
      </ul>
      {text.trim() !== "" && open && found.length === 0 && <span className="muted small">{words.nothing}</span>}
      {!inner && found.length === 0 && text.trim() === "" && <span className="muted small">{words.addHelp}</span>}
    </div>
  );
}
