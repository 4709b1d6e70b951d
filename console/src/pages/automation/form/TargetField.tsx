import { canConnect, change } from "../../../flow/commands";
import { elementOf, freshId, titleOf } from "../../../flow/model";
import { Field } from "../../../kit/Field";
import { useFlowWords } from "../../../words/flow";
import { useEditing, useFlow } from "../editing";
import type { WidgetProps } from "./common";
import { useForm } from "./FormContext";

const newEnd = "\n";

/** The element at which an exit continues. */
export function TargetField({ label, help, fault, path, value, required, onChange }: WidgetProps) {
  const words = useFlowWords();
  const flow = useFlow();
  const { chosen, editor } = useEditing();
  const { readOnly, kind } = useForm();
  const from = chosen?.kind === "element" ? chosen.id : undefined;
  const target = typeof value === "string" ? value : "";
  const place = { from, exit: "" };
  const targets = flow.elements.filter((element) => element.id === target || canConnect(flow, place, element.id));
  const absent = kind === "question" && path[0] === "choices" ? words.form.likeQuestion : words.form.ends;
  const choose = (next: string) => {
    if (next === newEnd) {
      const id = freshId(flow, "end");
      editor.do((before) => {
        const ended = { ...before, elements: [...before.elements, { id, kind: "end" }] };
        return from === undefined ? ended : change(ended, from, path, id);
      });
    } else {
      onChange(next === "" ? undefined : next);
    }
  };
  return (
    <Field label={label} help={help} fault={fault}>
      {(control) => (
        <select {...control} className="input" disabled={readOnly} value={target} onChange={(event) => choose(event.target.value)}>
          {(!required || target === "") && <option value="">{required ? words.form.choose : absent}</option>}
          {target !== "" && elementOf(flow, target) === undefined && <option value={target}>{words.editor.missing(target)}</option>}
          {targets.map((element) => (
            <option key={element.id} value={element.id}>
              {titleOf(element)}
            </option>
          ))}
          <option value={newEnd}>{words.form.newEnd}</option>
        </select>
      )}
    </Field>
  );
}
