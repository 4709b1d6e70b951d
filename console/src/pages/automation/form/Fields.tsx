import type { Path } from "../../../flow/model";
import { resolve, type Schema, widgetOf } from "../../../flow/schema";
import { Field } from "../../../kit/Field";
import { useFlowWords } from "../../../words/flow";
import { CriteriaField } from "./CriteriaField";
import { DurationField } from "./DurationField";
import { helpOf, labelOf, useForm, valueLabel } from "./FormContext";
import { ItemsField, ValuesField, VariantsField } from "./Groups";
import { KeyField, keysOf } from "./KeyField";
import { JsonField } from "./JsonField";
import { TargetField } from "./TargetField";
import { TextField } from "./TextField";

interface Props {
  schema: Schema;
  path: Path;
  value: unknown;
  required: boolean;
}

/** The fields of an object, in the order of the schema; what the schema does not know is left alone. */
export function Fields({ schema, path, value, leaveOut = [] }: { schema: Schema; path: Path; value: unknown; leaveOut?: string[] }) {
  const { root } = useForm();
  const target = resolve(root, schema);
  const object = (value ?? {}) as Record<string, unknown>;
  return Object.entries(target.properties ?? {})
    .filter(([name, field]) => !leaveOut.includes(name) && field.const === undefined)
    .map(([name, field]) => (
      <SchemaField
        key={name}
        schema={field}
        path={[...path, name]}
        value={object[name]}
        required={target.required?.includes(name) === true}
      />
    ));
}

/** One field, by the widget that its schema asks for. */
export function SchemaField({ schema, path, value, required }: Props) {
  const words = useFlowWords();
  const { root, kind, write, faultsAt, readOnly } = useForm();
  const target = resolve(root, schema);
  const label = labelOf(words, kind, path);
  const help = helpOf(words, kind, path);
  const faults = faultsAt(path);
  const fault = faults.length === 0 ? undefined : faults.map((each) => [each.message, each.hint].filter(Boolean).join(" ")).join("\n");
  const set = (next: unknown) => write(path, next);
  const optional = !required && (target.required ?? []).length > 0;
  const common = { label, help, fault, value, path, onChange: set, required };
  switch (widgetOf(root, schema)) {
    case "text":
      return <TextField {...common} />;
    case "duration":
      return <DurationField {...common} />;
    case "criteria":
      return <CriteriaField {...common} />;
    case "element":
      return <TargetField {...common} />;
    case "items":
      return <ItemsField {...common} schema={target} />;
    case "values":
      return <ValuesField {...common} />;
    case "variants":
      return <VariantsField {...common} schema={target} />;
    case "object":
      return (
        <fieldset className="stack">
          {!optional ? (
            <legend>{label}</legend>
          ) : (
            <label className="check">
              <input type="checkbox" checked={value !== undefined} disabled={readOnly} onChange={(event) => set(event.target.checked ? {} : undefined)} />
              <span>{label}</span>
            </label>
          )}
          {help && <span className="muted small">{help}</span>}
          {fault && <span className="fault small lines">{fault}</span>}
          {(!optional || value !== undefined) && <Fields schema={target} path={path} value={value} />}
        </fieldset>
      );
    case "yes-no":
      return (
        <label className="check">
          <input type="checkbox" checked={value === true} disabled={readOnly} onChange={(event) => set(event.target.checked || required ? event.target.checked : undefined)} />
          <span>{label}</span>
        </label>
      );
    case "choices":
      return <Choices {...common} options={(target.items === undefined ? [] : resolve(root, target.items).enum) ?? []} />;
    case "choice":
      return (
        <Field label={label} help={help} fault={fault}>
          {(control) => (
            <select {...control} className="input" value={String(value ?? "")} disabled={readOnly} onChange={(event) => set(event.target.value || undefined)}>
              {(!required || value === undefined) && <option value="">{words.form.unset}</option>}
              {target.enum?.map((each) => (
                <option key={each} value={each}>
                  {valueLabel(words, each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      );
    case "lines":
      return (
        <Field label={label} help={help} fault={fault}>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={3}
              readOnly={readOnly}
              value={Array.isArray(value) ? value.join("\n") : ""}
              onChange={(event) => set(event.target.value === "" ? (required ? [] : undefined) : event.target.value.split("\n"))}
            />
          )}
        </Field>
      );
    case "number":
      return (
        <Field label={label} help={help} fault={fault}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="number"
              step={target.type === "integer" ? 1 : "any"}
              readOnly={readOnly}
              value={typeof value === "number" ? value : ""}
              onChange={(event) => set(event.target.value === "" ? undefined : Number(event.target.value))}
            />
          )}
        </Field>
      );
    case "line":
      return keysOf(path, kind) !== undefined ? (
        <KeyField {...common} what={keysOf(path, kind) ?? "lists"} />
      ) : (
        <Field label={label} help={help} fault={fault}>
          {(control) => (
            <input
              {...control}
              className="input"
              type={path.at(-1) === "start" || path.at(-1) === "until" ? "date" : "text"}
              readOnly={readOnly}
              value={typeof value === "string" ? value : ""}
              onChange={(event) => set(event.target.value === "" && !required ? undefined : event.target.value)}
            />
          )}
        </Field>
      );
    default:
      return <JsonField {...common} />;
  }
}

interface ChoicesProps {
  label: string;
  help: string | undefined;
  fault: string | undefined;
  value: unknown;
  required: boolean;
  options: (string | number)[];
  onChange: (next: unknown) => void;
}

function Choices({ label, help, fault, value, options, required, onChange }: ChoicesProps) {
  const words = useFlowWords();
  const { readOnly } = useForm();
  const chosen = Array.isArray(value) ? (value as (string | number)[]) : [];
  const toggle = (option: string | number, on: boolean) => {
    const next = options.filter((each) => (each === option ? on : chosen.includes(each)));
    onChange(next.length === 0 && !required ? undefined : next);
  };
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option} className="check">
          <input type="checkbox" disabled={readOnly} checked={chosen.includes(option)} onChange={(event) => toggle(option, event.target.checked)} />
          <span>{valueLabel(words, option)}</span>
        </label>
      ))}
      {help && <span className="muted small">{help}</span>}
      {fault && <span className="fault small lines">{fault}</span>}
    </fieldset>
  );
}
