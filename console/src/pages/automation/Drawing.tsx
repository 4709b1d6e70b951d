import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { grid, type Line, type Spot } from "../../flow/block";
import { exitAt, exitsOf, type Place, startExit } from "../../flow/exits";
import { layoutOf } from "../../flow/layout";
import { elementOf } from "../../flow/model";
import { useWords } from "../../words";
import { useFlowWords } from "../../words/flow";
import { Card, Chip } from "./Card";
import { exitLabel, nameOf, useEditing, useFlow } from "./editing";
import { useMarks } from "./marks";

const margin = 40;
const gapTop = grid.row - grid.height;
/** Rows begin with the trigger, which is in row -1. */
const top = (row: number) => margin + (row + 1) * grid.row;

/** The flow as a drawing, computed from it. Arrow keys move along it; + adds, Enter opens, Delete removes, F2 renames. */
export function Drawing() {
  const words = useFlowWords();
  const triggers = useWords().triggers;
  const flow = useFlow();
  const editing = useEditing();
  const { chosen, choose } = editing;
  const marks = useMarks();
  const layout = useMemo(() => layoutOf(flow), [flow]);
  const lines = useMemo(() => new Map(layout.lines.map((line) => [key(line.place), line])), [layout]);
  const elements = useMemo(() => new Map(flow.elements.map((element) => [element.id, element])), [flow]);
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const [middle, setMiddle] = useState(0);
  useLayoutEffect(() => setMiddle((frame.current?.clientWidth ?? 0) / 2), []);
  // The column of the trigger begins in the middle of the screen.
  const left = Math.max(margin - layout.left, middle);
  useSteadyColumn(frame, left * zoom);
  const shown = chosen?.kind === "element" ? chosen.id : undefined;
  useEffect(() => {
    const card = shown === undefined ? null : frame.current?.querySelector(`[data-element="${CSS.escape(shown)}"]:not(.jump)`);
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown]);
  const keys = (event: KeyboardEvent) => onKey(event, frame.current, editing, flow);
  const isChosen = (spot: Spot) => chosen?.kind === "element" && spot.id === chosen.id;
  const firstChosen = layout.spots.find((spot) => spot.kind !== "jump" && isChosen(spot));
  return (
    <div className="drawing-frame">
      <div className="drawing-zoom row">
        <button type="button" className="button icon quiet" aria-label={words.drawing.zoomOut} onClick={() => setZoom(Math.max(0.4, zoom - 0.2))}>
          −
        </button>
        <button type="button" className="button quiet" onClick={() => setZoom(1)} title={words.drawing.zoomReset}>
          {Math.round(zoom * 100)} %
        </button>
        <button type="button" className="button icon quiet" aria-label={words.drawing.zoomIn} onClick={() => setZoom(Math.min(1.4, zoom + 0.2))}>
          +
        </button>
      </div>
      <div className="drawing" ref={frame} onKeyDown={keys} role="group" aria-label={words.editor.drawing}>
        <div
          className="drawing-paper"
          style={{ width: left + layout.right + margin, height: top(layout.rows) + margin, zoom }}
        >
          <svg className="drawing-lines" aria-hidden="true" width={left + layout.right + margin} height={top(layout.rows) + margin}>
            {layout.lines.map((line) => (
              <path
                key={key(line.place)}
                className={marks.passed.has(key(line.place)) ? "passed" : undefined}
                d={pathOf(line, left, flow.elements.length === 0 || line.to === undefined)}
              />
            ))}
          </svg>
          <Card
            id={undefined}
            label={words.editor.trigger}
            title={triggers[flow.trigger.kind] ?? flow.trigger.kind}
            x={left}
            y={top(-1)}
            chosen={chosen?.kind === "trigger"}
            tabbable={firstChosen === undefined}
            onChoose={() => choose({ kind: "trigger" }, "panel")}
          />
          <Adds places={[{ from: undefined, exit: startExit }]} lines={lines} left={left} />
          {layout.spots.map((spot) => {
            const element = elements.get(spot.id ?? "");
            const x = left + spot.x;
            const y = top(spot.row);
            if (spot.kind !== "element" || element === undefined) {
              return <Chip key={spotKey(spot)} spot={spot} x={x} y={y} chosen={isChosen(spot)} tabbable={spot === firstChosen} />;
            }
            return (
              <div key={spotKey(spot)} className="contents">
                <Card
                  id={element.id}
                  label={words.elements[element.kind]?.label ?? element.kind}
                  title={nameOf(words, flow, element.id)}
                  x={x}
                  y={y}
                  chosen={isChosen(spot)}
                  tabbable={spot === firstChosen}
                  onChoose={() => choose({ kind: "element", id: element.id }, "panel")}
                />
                <Adds
                  places={exitsOf(element).map((exit) => ({ from: element.id, exit: exit.name }))}
                  lines={lines}
                  left={left}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

export const key = (place: Place) => `${place.from ?? ""}/${place.exit}`;
const spotKey = (spot: Spot) => (spot.place === undefined ? `loose ${spot.id}` : key(spot.place));

/** The + and the name of each exit, below its element. */
function Adds({ places, lines, left }: { places: Place[]; lines: Map<string, Line>; left: number }) {
  const words = useFlowWords();
  const flow = useFlow();
  const { addAt, readOnly } = useEditing();
  const marks = useMarks();
  return places.map((place) => {
    const line = lines.get(key(place));
    if (line === undefined) {
      return null;
    }
    const label = exitLabel(words, flow, place, exitAt(flow, place)?.label);
    const number = marks.exit(place);
    const x = left + line.column;
    const y = top(line.row) + grid.height;
    return (
      <div key={key(place)} className="contents">
        {(label !== "" || number !== undefined) && (
          <span className="exit-label" style={{ left: x, top: y + 13 }} title={label}>
            {label}
            {number !== undefined && <b>{number}</b>}
          </span>
        )}
        {!readOnly && (
          <button
            type="button"
            className="exit-add"
            tabIndex={-1}
            style={{ left: x, top: y + gapTop / 2 + 3 }}
            aria-label={words.editor.addAt(label, nameOf(words, flow, place.from))}
            data-place={key(place)}
            onClick={() => addAt(place)}
          >
            +
          </button>
        )}
      </div>
    );
  });
}

function pathOf(line: Line, left: number, open: boolean): string {
  const bar = 10;
  const from = top(line.row) + grid.height;
  const to = top(line.toRow);
  const [x, column, end] = [left + line.x, left + line.column, left + line.toX];
  const across = column === x ? "" : `V${from + bar}H${column}`;
  const back = end === column ? "" : `V${to - bar}H${end}`;
  return `M${x} ${from}${across}${back}V${open ? to : to - 1}`;
}

/** Keeps the columns where they are on the screen when the drawing grows to the left. */
function useSteadyColumn(frame: React.RefObject<HTMLDivElement | null>, left: number) {
  const before = useRef<number>(undefined);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box !== null) {
      box.scrollLeft = before.current === undefined ? left - box.clientWidth / 2 : box.scrollLeft + left - before.current;
    }
    before.current = left;
  }, [frame, left]);
}

/** What the keys do on the drawing. */
function onKey(event: KeyboardEvent, frame: HTMLElement | null, editing: ReturnType<typeof useEditing>, flow: ReturnType<typeof useFlow>) {
  const target = event.target as HTMLElement;
  const id = target.dataset.element;
  if (frame === null || id === undefined || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const element = elementOf(flow, id);
  const act = () => {
    switch (event.key) {
      case "+":
      case "a":
        if (!editing.readOnly && (id === "" || (element !== undefined && exitsOf(element).length > 0))) {
          editing.addAt(id === "" ? { from: undefined, exit: startExit } : { from: id, exit: exitsOf(element as never)[0]?.name ?? "" });
        }
        return true;
      case "Delete":
      case "Backspace":
        return id !== "" && (editing.remove(id), true);
      case "F2":
        return id !== "" && (editing.choose({ kind: "element", id }, "name"), true);
      case "d":
        return id !== "" && (editing.duplicate(id), true);
      case "m":
        return id !== "" && (editing.startMove(id), true);
      default:
        return moveFocus(event.key, target, frame);
    }
  };
  if (act()) {
    event.preventDefault();
  }
}

/** Moves the focus to the nearest card in a direction. */
function moveFocus(direction: string, from: HTMLElement, frame: HTMLElement): boolean {
  const cards = [...frame.querySelectorAll<HTMLElement>("[data-element]")];
  if (direction === "Home" || direction === "End") {
    cards.at(direction === "Home" ? 0 : -1)?.focus();
    return true;
  }
  const at = from.getBoundingClientRect();
  const vertical = direction === "ArrowDown" || direction === "ArrowUp";
  const sign = direction === "ArrowDown" || direction === "ArrowRight" ? 1 : -1;
  if (!vertical && direction !== "ArrowLeft" && direction !== "ArrowRight") {
    return false;
  }
  const distance = (card: HTMLElement) => {
    const box = card.getBoundingClientRect();
    const [down, aside] = [box.top - at.top, box.left + box.width / 2 - at.left - at.width / 2];
    const [along, across] = vertical ? [down * sign, Math.abs(aside)] : [aside * sign, Math.abs(down)];
    return along > 4 ? along + across * (vertical ? 1 : 3) : Number.POSITIVE_INFINITY;
  };
  const nearest = cards.reduce<HTMLElement | undefined>(
    (best, card) => (distance(card) < (best === undefined ? Number.POSITIVE_INFINITY : distance(best)) ? card : best),
    undefined,
  );
  nearest?.focus();
  return true;
}
