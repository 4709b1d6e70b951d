import { useState } from "react";
import { canMove, move, remove } from "../../flow/commands";
import { exitAt, exitsOf, type Place, startExit } from "../../flow/exits";
import { elementOf, titleOf } from "../../flow/model";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Field } from "../../kit/Field";
import { toast } from "../../kit/toasts";
import { useWords } from "../../words";
import { useFlowWords } from "../../words/flow";
import { exitLabel, nameOf, useEditing, useFlow } from "./editing";

/** Asks which branch stays when an element with several exits is deleted. */
export function Removal({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useFlowWords();
  const common = useWords().common;
  const flow = useFlow();
  const { editor, choose } = useEditing();
  const element = elementOf(flow, id);
  const exits = element === undefined ? [] : exitsOf(element);
  const [stays, setStays] = useState(exits.find((exit) => elementOf(flow, exit.to)?.kind !== "end")?.name ?? exits[0]?.name);
  const goes = flow.elements.length - remove(flow, id, stays).elements.length;
  return (
    <Dialog
      title={words.editor.removeTitle(nameOf(words, flow, id))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            look="danger"
            onClick={() => {
              editor.do((before) => remove(before, id, stays));
              onClose();
              choose(undefined, "card");
              toast(words.editor.removed(goes), { label: words.editor.undo, run: () => editor.undo() });
            }}
          >
            {words.editor.remove}
          </Button>
        </>
      }
    >
      <fieldset className="stack">
        <legend className="hidden">{words.editor.removeTitle(nameOf(words, flow, id))}</legend>
        {exits.map((exit) => (
          <label key={exit.name} className="check">
            <input type="radio" name="stays" checked={stays === exit.name} onChange={() => setStays(exit.name)} />
            <span>
              {exitLabel(words, flow, { from: id, exit: exit.name }, exit.label) || exit.name}
              <br />
              <span className="muted small">{exit.to === undefined ? words.editor.endsHere : nameOf(words, flow, exit.to)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="muted">{words.editor.removeHelp}</p>
      <p>{words.editor.removed(goes)}</p>
    </Dialog>
  );
}

/** Asks to which exit an element moves. */
export function Moving({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useFlowWords();
  const common = useWords().common;
  const flow = useFlow();
  const { editor, choose } = useEditing();
  const places: Place[] = [{ from: undefined, exit: startExit }];
  for (const element of flow.elements) {
    places.push(...exitsOf(element).map((exit) => ({ from: element.id, exit: exit.name })));
  }
  const possible = places.filter((place) => canMove(flow, id, place) && exitAt(flow, place)?.to !== id);
  const [chosen, setChosen] = useState(0);
  const name = (place: Place) => {
    const exit = exitAt(flow, place);
    return words.editor.addAt(exitLabel(words, flow, place, exit?.label), nameOf(words, flow, place.from));
  };
  const apply = () => {
    const place = possible[chosen];
    if (place !== undefined) {
      editor.do((before) => move(before, id, place));
      choose({ kind: "element", id }, "card");
    }
    onClose();
  };
  const element = elementOf(flow, id);
  return (
    <Dialog
      title={words.editor.moveTitle(element === undefined ? id : titleOf(element))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" off={possible.length === 0 ? words.editor.cannotMove : undefined} onClick={apply}>
            {words.editor.move}
          </Button>
        </>
      }
    >
      <Field label={words.editor.moveWhere}>
        {(control) => (
          <select {...control} className="input" value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {possible.map((place, i) => (
              <option key={`${place.from}/${place.exit}`} value={i}>
                {name(place)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  );
}
