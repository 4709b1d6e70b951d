import { resolve, type Schema, initial } from "../../../flow/schema";
import { Button } from "../../../kit/Button";
import { Field } from "../../../kit/Field";
import { useWords } from "../../../words";
import { useFlowWords } from "../../../words/flow";
import type { WidgetProps } from "./common";
import { Fields } from "./Fields";
import { useForm, valueLabel } from "./FormContext";
import { JsonField } from "./JsonField";

/** A list of objects, each with its fields. */
export function ItemsField({ label, help, fault, path, value, schema, onChange }: WidgetProps & { schema: Schema }) {
  const words = useFlowWords();
  const { root, readOnly } = useForm();
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const each = resolve(root, schema.items ?? {});
  const add = () => onChange([...items, another(initial(root, each), items)]);
  const up = (i: number) => onChange(items.map((item, at) => (at === i - 1 ? items[i] : at === i ? items[i - 1] : item)));
  return (
    <fieldset className="stack items">
      <legend>{label}</legend>
      {help && <span className="muted small">{help}</span>}
      {fault && <span className="fault small lines">{fault}</span>}
      {items.map((item, i) => (
        <fieldset key={i} className="stack">
          <legend>
            {label} {i + 1}
          </legend>
          {each.oneOf !== undefined ? (
            <VariantsField label={label} help={undefined} fault={undefined} path={[...path, i]} value={item} required schema={each} onChange={(next) => onChange(items.map((old, at) => (at === i ? next : old)))} />
          ) : (
            <Fields schema={each} path={[...path, i]} value={item} />
          )}
          {!readOnly && (
            <div className="row">
              <Button look="icon quiet" aria-label={words.form.up(label, i + 1)} off={i === 0 ? "1" : undefined} onClick={() => up(i)}>
                ↑
              </Button>
              <Button look="quiet" aria-label={words.form.removeAt(label, i + 1)} onClick={() => onChange(items.filter((_, at) => at !== i))}>
                {words.editor.remove}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {!readOnly && <Button onClick={add}>{words.form.add}</Button>}
    </fieldset>
  );
}

/** A new object beside others: with an id of its own, leading where the last one leads. */
function another(item: unknown, others: unknown[]): unknown {
  if (typeof item !== "object" || item === null) {
    return item;
  }
  const last = others.at(-1) as { next?: unknown } | undefined;
  const ids = new Set(others.map((other) => (other as { id?: unknown }).id));
  const free = [..."abcdefghijklmnopqrstuvwxyz"].find((letter) => !ids.has(letter)) ?? `x${others.length}`;
  return {
    ...item,
    ...("id" in item && { id: free }),
    ...("share" in item && { share: 0 }),
    ...("id" in item && last?.next !== undefined && { next: last.next }),
  };
}

/** One of several forms of an object, chosen first. */
export function VariantsField({ label, fault, path, value, schema, onChange }: WidgetProps & { schema: Schema }) {
  const words = useFlowWords();
  const { root, readOnly } = useForm();
  const variants = (schema.oneOf ?? []).map((each) => ({ schema: each, name: variantName(each) }));
  const isKind = (schema.oneOf ?? []).some((each) => each.properties?.kind !== undefined);
  const fits = (each: Schema) =>
    each.const !== undefined
      ? value === each.const
      : typeof value === "object" && value !== null && (isKind ? (value as { kind?: unknown }).kind === each.properties?.kind?.const : (each.required ?? []).every((name) => name in value));
  const at = variants.findIndex((variant) => fits(variant.schema));
  const chosen = variants[at]?.schema;
  return (
    <fieldset className="stack variants">
      <legend>{label}</legend>
      <select
        className="input"
        aria-label={label}
        disabled={readOnly}
        value={at}
        onChange={(event) => onChange(event.target.value === "-1" ? undefined : initial(root, variants[Number(event.target.value)]?.schema ?? {}))}
      >
        {at < 0 && <option value={-1}>{words.form.unset}</option>}
        {variants.map((variant, i) => (
          <option key={variant.name} value={i}>
            {valueLabel(words, variant.name)}
          </option>
        ))}
      </select>
      {fault && <span className="fault small lines">{fault}</span>}
      {chosen?.properties !== undefined && <Fields schema={chosen} path={path} value={value} />}
    </fieldset>
  );
}

function variantName(schema: Schema): string {
  const kind = schema.properties?.kind?.const ?? schema.const;
  const [first, second] = Object.keys(schema.properties ?? {});
  return String(kind ?? (second === undefined ? first : "object"));
}

/** Values by name, such as the properties that are set; other forms than text stay as they are. */
export function ValuesField(props: WidgetProps) {
  const words = useFlowWords();
  const common = useWords().common;
  const { readOnly } = useForm();
  const { label, help, fault, value, onChange } = props;
  const entries = Object.entries((value ?? {}) as Record<string, unknown>);
  if (entries.some(([, each]) => typeof each === "object")) {
    return <JsonField {...props} />;
  }
  const write = (next: [string, unknown][]) => onChange(Object.fromEntries(next));
  return (
    <fieldset className="stack">
      <legend>{label}</legend>
      {help && <span className="muted small">{help}</span>}
      {fault && <span className="fault small lines">{fault}</span>}
      {entries.map(([name, each], i) => (
        <div key={i} className="row values">
          <Field label={words.form.property}>
            {(control) => <input {...control} className="input" readOnly={readOnly} value={name} onChange={(event) => write(entries.map((old, at) => (at === i ? [event.target.value, old[1]] : old)))} />}
          </Field>
          <Field label={words.form.value}>
            {(control) => <input {...control} className="input" readOnly={readOnly} value={String(each)} onChange={(event) => write(entries.map((old, at) => (at === i ? [old[0], event.target.value] : old)))} />}
          </Field>
          {!readOnly && (
            <Button look="quiet" aria-label={words.form.removeAt(label, i + 1)} onClick={() => write(entries.filter((_, at) => at !== i))}>
              {common.delete}
            </Button>
          )}
        </div>
      ))}
      {!readOnly && !entries.some(([name]) => name === "") && <Button onClick={() => write([...entries, ["", ""]])}>{words.form.add}</Button>}
    </fieldset>
  );
}
