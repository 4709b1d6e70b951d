import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { grid, type Line, type Spot } from "../../flow/block";
import { layoutOf } from "../../flow/layout";
import { titleOf } from "../../flow/model";
import { useWords } from "../../words";
import { useFlowWords } from "../../words/flow";
import { Adds, key, margin, top } from "./Adds";
import { Card, Chip, faultsOf } from "./Card";
import { lostOf, useEditing, useFlow } from "./editing";
import { onKey } from "./drawingKeys";
import { useMarks } from "./marks";

/** The flow as a drawing, computed from it. Arrow keys move along it; + adds, Enter opens, Delete removes, F2 renames. */
export function Drawing() {
  const words = useFlowWords();
  const triggers = useWords().triggers;
  const flow = useFlow();
  const editing = useEditing();
  const { chosen, choose, diagnostics } = editing;
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
  const onChoose = useCallback(
    (id: string | undefined) => choose(id === undefined ? { kind: "trigger" } : { kind: "element", id }, "panel"),
    [choose],
  );
  const lost = lostOf(flow);
  const faulty = useMemo(() => new Set(diagnostics.map((fault) => fault.elementId)), [diagnostics]);
  const looks = (id: string | undefined) => {
    const faults = id !== undefined && faulty.has(id) ? faultsOf(words.editor.faults, diagnostics, id) : undefined;
    return {
      faults: faults?.text,
      faultTone: faults?.tone ?? "warn",
      lost: id !== undefined && lost.has(id) ? words.editor.unreachable : undefined,
      number: marks.element(id ?? ""),
      tone: id === undefined ? "trigger" : marks.tone(id),
    } as const;
  };
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
      <div className="drawing" data-keys="drawing" ref={frame} onKeyDown={keys} role="group" aria-label={words.editor.drawing}>
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
            {...looks(undefined)}
            label={words.editor.trigger}
            title={triggers[flow.trigger.kind] ?? flow.trigger.kind}
            x={left}
            y={top(-1)}
            chosen={chosen?.kind === "trigger"}
            tabbable={firstChosen === undefined}
            onChoose={onChoose}
          />
          <Adds element={undefined} lines={lines} left={left} />
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
                  {...looks(element.id)}
                  label={words.elements[element.kind]?.label ?? element.kind}
                  title={titleOf(element)}
                  x={x}
                  y={y}
                  chosen={isChosen(spot)}
                  tabbable={spot === firstChosen}
                  onChoose={onChoose}
                />
                <Adds element={element} lines={lines} left={left} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const spotKey = (spot: Spot) => (spot.place === undefined ? `loose ${spot.id}` : key(spot.place));

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
