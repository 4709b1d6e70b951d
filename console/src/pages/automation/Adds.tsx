import { memo } from "react";
import { grid, type Line } from "../../flow/block";
import { exitsOf, type Place, startExit } from "../../flow/exits";
import { type Element, titleOf } from "../../flow/model";
import { useFlowWords } from "../../words/flow";
import { exitLabel, useEditing, useFlow } from "./editing";
import { useMarks } from "./marks";

export const margin = 40;

/** Where a row begins; rows begin with the trigger, which is in row -1. */
export const top = (row: number) => margin + (row + 1) * grid.row;

export const key = (place: Place) => `${place.from ?? ""}/${place.exit}`;

/** The + and the name of each exit, below its element. */
export function Adds({ element, lines, left }: { element: Element | undefined; lines: Map<string, Line>; left: number }) {
  const words = useFlowWords();
  const flow = useFlow();
  const { addAt, readOnly } = useEditing();
  const marks = useMarks();
  const exits = element === undefined ? [{ name: startExit, label: undefined }] : exitsOf(element);
  return exits.map((exit) => {
    const place = { from: element?.id, exit: exit.name };
    const line = lines.get(key(place));
    if (line === undefined) {
      return null;
    }
    const kind = element?.kind ?? "";
    const plain = words.exits[`${kind}.${exit.name}`] === undefined && words.exits[exit.name] === "";
    return (
      <Add
        key={key(place)}
        from={element?.id}
        exit={exit.name}
        x={left + line.column}
        y={top(line.row) + grid.height}
        label={plain ? "" : exitLabel(words, flow, place, exit.label)}
        number={marks.exit(place)}
        name={element === undefined ? words.editor.trigger : titleOf(element)}
        onAdd={readOnly ? undefined : addAt}
      />
    );
  });
}

interface AddProps {
  from: string | undefined;
  exit: string;
  x: number;
  y: number;
  label: string;
  number: string | undefined;
  name: string;
  onAdd: ((place: Place) => void) | undefined;
}

const Add = memo(function Add({ from, exit, x, y, label, number, name, onAdd }: AddProps) {
  const words = useFlowWords().editor;
  return (
    <>
      {(label !== "" || number !== undefined) && (
        <span className="exit-label" style={{ left: x, top: y + 13 }} title={label}>
          {label}
          {number !== undefined && <b>{number}</b>}
        </span>
      )}
      {onAdd !== undefined && (
        <button
          type="button"
          className="exit-add"
          tabIndex={-1}
          style={{ left: x, top: y + (grid.row - grid.height) / 2 + 3 }}
          aria-label={words.addAt(label, name)}
          onClick={() => onAdd({ from, exit })}
        >
          +
        </button>
      )}
    </>
  );
});
