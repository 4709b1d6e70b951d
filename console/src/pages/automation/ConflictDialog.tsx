import { useState } from "react";
import { type Difference, differences, flowItself } from "../../flow/merge";
import { elementOf, type Flow, titleOf } from "../../flow/model";
import type { Editor } from "../../flow/store";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { useFlowWords } from "../../words/flow";
import { useFormats } from "../../words/format";
import { useEditorState } from "./editing";

const choices = ["both", "mine", "theirs"] as const;

/** Asks what counts when someone else saved the draft meanwhile. */
export function ConflictDialog({ editor }: { editor: Editor }) {
  const words = useFlowWords().conflicts;
  const formats = useFormats();
  const { theirs, saved, history } = useEditorState(editor);
  const [choice, setChoice] = useState<(typeof choices)[number]>("both");
  if (theirs === undefined) {
    return null;
  }
  return (
    <Dialog
      title={words.title}
      onClose={() => undefined}
      actions={
        <Button look="primary" onClick={() => editor.resolve(choice)}>
          {words[choice]}
        </Button>
      }
    >
      <p>{words.text(theirs.changedBy, formats.moment(theirs.changedAt))}</p>
      <div className="two">
        <Changes title={words.what} before={saved.flow} after={theirs.flow} />
        <Changes title={words.yours} before={saved.flow} after={history.present} />
      </div>
      <fieldset className="stack">
        <legend className="hidden">{words.title}</legend>
        {choices.map((each) => (
          <label key={each} className="check">
            <input type="radio" name="conflict" checked={choice === each} onChange={() => setChoice(each)} />
            <span>
              {words[each]}
              <br />
              <span className="muted small">{words[`${each}Help`]}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}

function Changes({ title, before, after }: { title: string; before: Flow; after: Flow }) {
  return (
    <section className="stack tight">
      <h3>{title}</h3>
      <DifferenceList list={differences(before, after)} before={before} after={after} />
    </section>
  );
}

/** What differs between two flows, in words. */
export function DifferenceList({ list, before, after, onChoose }: { list: Difference[]; before: Flow; after: Flow; onChoose?: (id: string) => void }) {
  const words = useFlowWords();
  const marks = { added: "+", removed: "−", changed: "~" };
  return (
    <ul className="differences">
      {list.length === 0 && <li className="muted">{words.versions.same}</li>}
      {list.map(({ id, what, fields }) => {
        const element = elementOf(after, id) ?? elementOf(before, id);
        const name = id === flowItself ? words.editor.settings : element === undefined ? id : titleOf(element);
        return (
          <li key={id} className={`difference ${what}`}>
            <span aria-hidden="true">{marks[what]} </span>
            <span className="hidden">
              {words.versions[what]}
              {words.colon}
            </span>
            {onChoose !== undefined && what !== "removed" && id !== flowItself ? (
              <button type="button" className="text-button" onClick={() => onChoose(id)}>
                {name}
              </button>
            ) : (
              <span>{name}</span>
            )}
            {fields.length > 0 && <span className="muted small"> {fields.map((field) => words.labels[field.name] ?? field.name).join(", ")}</span>}
          </li>
        );
      })}
    </ul>
  );
}
