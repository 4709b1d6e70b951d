import { blankCriterion, type Criterion, criteriaOf, type Kind, kindOf, operatorOf, operators, positive, rowsOf, typed } from "../../../flow/criteria";
import { Button } from "../../../kit/Button";
import { Field } from "../../../kit/Field";
import { useFlowWords } from "../../../words/flow";
import type { WidgetProps } from "./common";
import { DurationField } from "./DurationField";
import { useForm, valueLabel } from "./FormContext";
import { JsonField } from "./JsonField";
import { KeyField } from "./KeyField";

const events = ["order", "order-cancelled", "order-refunded", "inbound-message", "message-sent", "message-delivered", "subscribed", "unsubscribed", "list-joined", "shipment"];
const channels = ["sms", "email", "whatsapp"];

/** Criteria as rows joined by all or any; what is nested deeper is JSON. */
export function CriteriaField({ label, fault, path, value, onChange }: WidgetProps) {
  const words = useFlowWords();
  const { readOnly } = useForm();
  const { join, rows } = rowsOf(value);
  const write = (next: Criterion[]) => onChange(criteriaOf({ join, rows: next }));
  return (
    <fieldset className="stack criteria">
      <legend>{label}</legend>
      {fault && <span className="fault small lines">{fault}</span>}
      {rows.length > 1 && (
        <Field label={words.criteria.join}>
          {(control) => (
            <select {...control} className="input" disabled={readOnly} value={join} onChange={(event) => onChange(criteriaOf({ join: event.target.value as "all", rows }))}>
              <option value="all">{words.criteria.all}</option>
              <option value="any">{words.criteria.any}</option>
            </select>
          )}
        </Field>
      )}
      {rows.map((row, i) => (
        <div key={i} className="criterion stack">
          <Row row={row} path={[...path, i]} onChange={(next) => write(rows.map((old, at) => (at === i ? next : old)))} />
          {!readOnly && rows.length > 1 && (
            <Button look="quiet" aria-label={words.criteria.remove(i + 1)} onClick={() => write(rows.filter((_, at) => at !== i))}>
              {words.editor.remove}
            </Button>
          )}
        </div>
      ))}
      {!readOnly && <Button onClick={() => write([...rows, blankCriterion("property")])}>{words.criteria.add}</Button>}
    </fieldset>
  );
}

function Row({ row, path, onChange }: { row: Criterion; path: WidgetProps["path"]; onChange: (next: Criterion) => void }) {
  const words = useFlowWords().criteria;
  const { readOnly } = useForm();
  const { not, inner } = positive(row);
  const kind = kindOf(inner);
  const write = (next: Criterion, negative = not) => onChange(negative ? { not: next } : next);
  return (
    <>
      <Field label={words.kind}>
        {(control) => (
          <select {...control} className="input" disabled={readOnly} value={kind} onChange={(event) => write(blankCriterion(event.target.value as Kind))}>
            {Object.entries(words.kinds).map(([each, name]) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Details kind={kind} row={inner} path={path} onChange={write} />
      <label className="check">
        <input type="checkbox" disabled={readOnly} checked={not} onChange={(event) => write(inner, event.target.checked)} />
        <span>{words.not}</span>
      </label>
    </>
  );
}

function Details({ kind, row, path, onChange }: { kind: Kind; row: Criterion; path: WidgetProps["path"]; onChange: (next: Criterion) => void }) {
  const words = useFlowWords();
  const common = { help: undefined, fault: undefined, path, required: true };
  const own = words.criteria;
  switch (kind) {
    case "event":
      return <EventDetails row={row} path={path} onChange={onChange} />;
    case "property":
      return <PropertyDetails row={row} onChange={onChange} />;
    case "list":
    case "segment":
      return <KeyField {...common} label={words.labels[kind] ?? kind} value={row[kind]} what={kind === "list" ? "lists" : "segments"} onChange={(next) => onChange({ ...row, [kind]: next })} />;
    case "consent":
      return (
        <>
          <Choice label={words.labels.channel ?? ""} value={row.consent} options={channels} onChange={(consent) => onChange({ ...row, consent })} />
          <Choice label={own.kinds.consent} value={row.is} options={["subscribed", "unsubscribed"]} onChange={(is) => onChange({ ...row, is })} />
        </>
      );
    case "lastSend":
      return <Choice label={own.kinds.lastSend} value={row.lastSend} options={["sent", "delivered", "failed", "skipped"]} onChange={(lastSend) => onChange({ lastSend })} />;
    case "reachable":
      return <Choice label={own.kinds.reachable} value={row.reachable} options={channels} onChange={(reachable) => onChange({ reachable })} />;
    case "json":
      return <JsonField {...common} label={own.kinds.json} value={row} onChange={(next) => onChange(next as Criterion)} />;
  }
}

function EventDetails({ row, path, onChange }: { row: Criterion; path: WidgetProps["path"]; onChange: (next: Criterion) => void }) {
  const words = useFlowWords().criteria;
  const { readOnly } = useForm();
  const since = row.since === "entry" ? "entry" : row.since === undefined ? "ever" : "duration";
  const { since: _, ...rest } = row;
  const all = events.includes(String(row.event)) ? events : [...events, String(row.event)];
  return (
    <>
      <Choice label={words.event} value={row.event} options={all} names={words.events} onChange={(event) => onChange({ ...row, event })} />
      <Field label={words.since}>
        {(control) => (
          <select
            {...control}
            className="input"
            disabled={readOnly}
            value={since}
            onChange={(event) => onChange(event.target.value === "ever" ? rest : { ...row, since: event.target.value === "entry" ? "entry" : "P30D" })}
          >
            <option value="entry">{words.sinceEntry}</option>
            <option value="duration">{words.sinceDuration}</option>
            <option value="ever">{words.sinceEver}</option>
          </select>
        )}
      </Field>
      {since === "duration" && <DurationField label={words.sinceDuration} help={undefined} fault={undefined} path={path} required value={row.since} onChange={(next) => onChange({ ...row, since: next })} />}
      <Field label={words.atLeast}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="number"
            min={1}
            readOnly={readOnly}
            value={typeof row.atLeast === "number" ? row.atLeast : 1}
            onChange={(event) => {
              const { atLeast: _least, ...without } = row;
              onChange(event.target.valueAsNumber > 1 ? { ...row, atLeast: event.target.valueAsNumber } : without);
            }}
          />
        )}
      </Field>
    </>
  );
}

function PropertyDetails({ row, onChange }: { row: Criterion; onChange: (next: Criterion) => void }) {
  const words = useFlowWords().criteria;
  const { readOnly } = useForm();
  const operator = operatorOf(row) ?? "is";
  const value = row[operator];
  return (
    <>
      <Field label={words.property}>
        {(control) => <input {...control} className="input" readOnly={readOnly} value={String(row.property)} onChange={(event) => onChange({ ...row, property: event.target.value })} />}
      </Field>
      <Choice
        label={words.operator}
        value={operator}
        options={[...operators]}
        names={words.operators}
        onChange={(next) => onChange({ property: row.property, [next]: next === "exists" ? true : (value ?? "") === true ? "" : (value ?? "") })}
      />
      {operator !== "exists" && (
        <Field label={words.value}>
          {(control) => <input {...control} className="input" readOnly={readOnly} value={String(value ?? "")} onChange={(event) => onChange({ ...row, [operator]: typed(event.target.value) })} />}
        </Field>
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: unknown;
  options: string[];
  names?: Record<string, string>;
  onChange: (next: string) => void;
}

function Choice({ label, value, options, names, onChange }: ChoiceProps) {
  const words = useFlowWords();
  const { readOnly } = useForm();
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} className="input" disabled={readOnly} value={String(value ?? "")} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {names?.[option] ?? valueLabel(words, option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
