import "./palette.css";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { signOut } from "../api/session";
import { Dialog } from "../kit/Dialog";
import { useFormats } from "../words/format";
import { Keys } from "./Keys";
import { bestOf } from "./match";
import { pageCommands } from "./pageCommands";
import { useContactsNamed, useNamed } from "./useObjects";
import { usePages } from "./usePages";
import { visit } from "./useShortcuts";
import { usePaletteWords } from "./words";

interface Item {
  id: string;
  name: string;
  keys?: string;
  off?: string;
  run: () => void;
}

interface Section {
  label: string;
  items: Item[];
}

const most = 8;

/** Finds a page, a command of the page or an object by its name, and goes there or runs it. */
export default function Palette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const { palette: words } = usePaletteWords();
  const { number } = useFormats();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string>();
  const contacts = useContactsNamed(typed);
  const sections = useSections(typed, contacts.items, onKeys);
  const all = sections.flatMap(({ items }) => items);
  const at = Math.max(0, all.findIndex(({ id }) => id === chosen));
  const list = useId();
  const run = (item: Item | undefined) => {
    if (item !== undefined && item.off === undefined) {
      onClose();
      // After the dialog has given back the focus.
      setTimeout(() => setTimeout(item.run));
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && all.length > 0) {
      event.preventDefault();
      setChosen(all[(at + step + all.length) % all.length]?.id);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(all[at]);
    }
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <input
        className="input"
        role="combobox"
        autoComplete="off"
        aria-label={words.search}
        aria-expanded={all.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={all.length > 0 ? `${list}-${at}` : undefined}
        placeholder={words.search}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(undefined);
        }}
        onKeyDown={press}
      />
      <Results id={list} label={words.results} sections={sections} active={all[at]} run={run} />
      <p className="muted small" role="status">
        {contacts.failed ? words.failed : contacts.searching ? words.searching : all.length === 0 ? words.nothing : words.found(number(all.length))}
      </p>
    </Dialog>
  );
}

interface ResultsProps {
  id: string;
  label: string;
  sections: Section[];
  active: Item | undefined;
  run: (item: Item) => void;
}

function Results({ id, label, sections, active, run }: ResultsProps) {
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  }, [active?.id]);
  const all = sections.flatMap(({ items }) => items);
  return (
    <div id={id} role="listbox" aria-label={label} className="found" hidden={all.length === 0} tabIndex={-1}>
      {sections.map((section) => (
        <div key={section.label} role="group" aria-label={section.label}>
          <div className="muted small" aria-hidden="true">
            {section.label}
          </div>
          {section.items.map((item) => (
            <div
              key={item.id}
              id={`${id}-${all.indexOf(item)}`}
              ref={item === active ? current : undefined}
              role="option"
              aria-selected={item === active}
              aria-disabled={item.off === undefined ? undefined : true}
              className="spread tight"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(item)}
            >
              <span>
                {item.name}
                {item.off && <span className="small"> {item.off}</span>}
              </span>
              {item.keys !== undefined && <Keys keys={item.keys} />}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** What fits the typed text, in sections; without a text, the commands and the pages. */
function useSections(typed: string, contacts: Target[], onKeys: () => void): Section[] {
  const { palette: words } = usePaletteWords();
  const [commands] = useState(pageCommands);
  const pages = usePages();
  const named = useNamed();
  const always = [
    { name: words.showKeys, keys: "?", run: onKeys },
    { name: words.signOut, run: () => void signOut() },
  ];
  const text = typed.trim();
  const limit = text === "" ? commands.length : most;
  const own = bestOf(commands, text, limit).map((each) => ({ ...each, id: `command ${each.name}` }));
  const others = bestOf([...pages.map((page) => ({ ...page, run: () => visit(page.href) })), ...always], text, text === "" ? pages.length + always.length : most);
  const objects = (["automations", "segments", "lists", "launches"] as const).map((kind) => ({
    label: words[kind],
    items: text === "" ? [] : bestOf(named[kind], text, most).map(toItem),
  }));
  return [
    { label: words.commands, items: own },
    { label: words.pages, items: others.map((each) => ({ ...each, id: `page ${each.name}` })) },
    ...objects,
    { label: words.contacts, items: contacts.map(toItem) },
  ].filter(({ items }) => items.length > 0);
}

interface Target {
  id: string;
  name: string;
  href: string;
}

function toItem({ id, name, href }: Target): Item {
  return { id, name, run: () => visit(href) };
}
