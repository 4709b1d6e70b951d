import { type KeyboardEvent, useMemo } from "react";
import { exitAt, exitsOf, type Place, startExit } from "../../flow/exits";
import { type Element, elementOf } from "../../flow/model";
import { type OutlineItem, outlineOf } from "../../flow/outline";
import { useWords } from "../../words";
import { useFlowWords } from "../../words/flow";
import { useFaults } from "./Card";
import { exitLabel, kindLabel, lostOf, nameOf, useEditing, useFlow } from "./editing";
import { useMarks } from "./marks";

/** The flow as nested lists: what the drawing shows, for the keyboard, screen readers and phones. */
export function Outline() {
  const words = useFlowWords();
  const triggers = useWords().triggers;
  const flow = useFlow();
  const { chosen, choose } = useEditing();
  const { items, loose } = useMemo(() => outlineOf(flow), [flow]);
  return (
    <nav className="outline" aria-label={words.editor.outline} onKeyDown={onKey}>
      <ol>
        <li>
          <button
            type="button"
            className={`outline-item${chosen?.kind === "trigger" ? " chosen" : ""}`}
            aria-current={chosen?.kind === "trigger" ? "true" : undefined}
            data-element=""
            onClick={() => choose({ kind: "trigger" }, "panel")}
          >
            <span className="muted small">{words.editor.trigger}</span>
            <span>{triggers[flow.trigger.kind] ?? flow.trigger.kind}</span>
          </button>
          <Add place={{ from: undefined, exit: startExit }} />
        </li>
        <Way items={items} />
        {loose.map((way) => (
          <Way key={way[0]?.id} items={way} />
        ))}
      </ol>
    </nav>
  );
}

/** Arrow keys move from line to line. */
function onKey(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-element]")];
  const at = lines.indexOf(event.target as HTMLElement);
  if (step !== 0 && at >= 0) {
    event.preventDefault();
    lines[at + step]?.focus();
  }
}

function Way({ items }: { items: OutlineItem[] }) {
  const flow = useFlow();
  return items.map((item, i) => {
    const element = elementOf(flow, item.id);
    return item.kind === "element" && element !== undefined ? (
      <Item key={element.id} element={element} branches={item.branches} />
    ) : (
      <Last key={`last ${i}`} item={item} />
    );
  });
}

function Item({ element, branches }: { element: Element; branches: OutlineItem["branches"] }) {
  const words = useFlowWords();
  const flow = useFlow();
  const { chosen, choose } = useEditing();
  const faults = useFaults(element.id);
  const marks = useMarks();
  const isChosen = chosen?.kind === "element" && chosen.id === element.id;
  const number = marks.element(element.id);
  return (
    <li>
      <button
        type="button"
        className={["outline-item", isChosen && "chosen", marks.tone(element.id)].filter(Boolean).join(" ")}
        aria-current={isChosen ? "true" : undefined}
        data-element={element.id}
        onClick={() => choose({ kind: "element", id: element.id }, "panel")}
      >
        <span className="muted small">{kindLabel(words, element.kind)}</span>
        <span className="outline-name">{nameOf(words, flow, element.id)}</span>
        {number !== undefined && <span className="badge accent">{number}</span>}
        {faults !== undefined && <span className={`badge ${faults.tone}`}>{faults.text}</span>}
        {lostOf(flow).has(element.id) && <span className="badge warn">{words.editor.unreachable}</span>}
      </button>
      {branches.length === 0 && <Add place={{ from: element.id, exit: exitsOf(element)[0]?.name ?? "" }} />}
      {branches.length > 0 && (
        <ul className="outline-branches">
          {branches.map(({ exit, items }) => {
            const place = { from: element.id, exit: exit.name };
            const count = marks.exit(place);
            return (
              <li key={exit.name}>
                <span className="outline-exit">
                  {exitLabel(words, flow, place, exit.label) || exit.name}
                  {count !== undefined && <span className="badge">{count}</span>}
                  <Add place={place} />
                </span>
                <ol>
                  <Way items={items} />
                </ol>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

/** What a way ends with: an end, an element that stands elsewhere in the outline, or nothing. */
function Last({ item }: { item: OutlineItem }) {
  const words = useFlowWords();
  const flow = useFlow();
  const { chosen, choose } = useEditing();
  const marks = useMarks();
  const element = elementOf(flow, item.id);
  if (element === undefined) {
    return <li className="muted outline-last">{item.id === undefined ? words.editor.endsHere : words.editor.missing(item.id)}</li>;
  }
  const outcome = words.outcomes[String(element.outcome ?? "neutral")] ?? "";
  const title = element.kind === "end" ? element.name?.trim() || outcome : words.editor.jump(nameOf(words, flow, element.id));
  const number = element.kind === "end" ? marks.element(element.id) : undefined;
  return (
    <li>
      <button
        type="button"
        className={`outline-item outline-last${chosen?.kind === "element" && chosen.id === element.id ? " chosen" : ""}`}
        data-element={element.id}
        onClick={() => choose({ kind: "element", id: element.id }, "panel")}
      >
        {element.kind === "end" && <span className="muted small">{words.elements.end?.label}</span>}
        <span>{title}</span>
        {number !== undefined && <span className="badge accent">{number}</span>}
        {lostOf(flow).has(element.id) && <span className="badge warn">{words.editor.unreachable}</span>}
      </button>
    </li>
  );
}

function Add({ place }: { place: Place }) {
  const words = useFlowWords();
  const flow = useFlow();
  const { addAt, readOnly } = useEditing();
  return readOnly ? null : (
    <button
      type="button"
      className="outline-add"
      aria-label={words.editor.addAt(exitLabel(words, flow, place, exitAt(flow, place)?.label), nameOf(words, flow, place.from))}
      onClick={() => addAt(place)}
    >
      +
    </button>
  );
}
