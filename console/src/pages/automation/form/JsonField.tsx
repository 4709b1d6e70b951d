import { useState } from "react";
import { Field } from "../../../kit/Field";
import { useFlowWords } from "../../../words/flow";
import type { WidgetProps } from "./common";
import { useForm } from "./FormContext";

/** A value as JSON, for what no other widget shows. */
export function JsonField({ label, help, fault, value, required, onChange }: WidgetProps) {
  const words = useFlowWords().form;
  const { readOnly } = useForm();
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const leave = () => {
    if (typed === undefined) {
      return;
    }
    try {
      onChange(typed.trim() === "" && !required ? undefined : JSON.parse(typed));
      setTyped(undefined);
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return (
    <Field label={label} help={help} fault={wrong ? words.jsonFault : fault}>
      {(control) => (
        <textarea
          {...control}
          className="input mono"
          data-own-undo
          rows={5}
          spellCheck={false}
          readOnly={readOnly}
          value={typed ?? (value === undefined ? "" : JSON.stringify(value, null, 2))}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
        />
      )}
    </Field>
  );
}
