import { useState } from "react";
import { Field } from "../../../kit/Field";
import { useFlowWords } from "../../../words/flow";
import { amountOf, type DurationUnit, durationOf } from "../../../words/format";
import type { WidgetProps } from "./common";
import { useForm } from "./FormContext";

const units: DurationUnit[] = ["M", "H", "D"];

/** A duration as a number and a unit; one of several units stays text. */
export function DurationField({ label, help, fault, value, required, onChange }: WidgetProps) {
  const { form: words, colon } = useFlowWords();
  const { readOnly } = useForm();
  const parts = typeof value === "string" ? amountOf(value) : undefined;
  const [chosen, setChosen] = useState<DurationUnit>("H");
  const unit = parts?.unit ?? chosen;
  if (typeof value === "string" && value !== "" && parts === undefined) {
    return (
      <Field label={label} help={help} fault={fault}>
        {(control) => <input {...control} className="input mono" readOnly={readOnly} value={value} onChange={(event) => onChange(event.target.value)} />}
      </Field>
    );
  }
  const write = (amount: number, next: DurationUnit) => {
    setChosen(next);
    onChange(Number.isFinite(amount) && amount > 0 ? durationOf(Math.floor(amount), next) : required ? durationOf(0, next) : undefined);
  };
  return (
    <Field label={label} help={help} fault={fault}>
      {(control) => (
        <span className="row duration">
          <input
            {...control}
            className="input"
            type="number"
            min={1}
            readOnly={readOnly}
            value={parts === undefined || parts.amount === 0 ? "" : parts.amount}
            onChange={(event) => write(event.target.valueAsNumber, unit)}
          />
          <select className="input auto" aria-label={`${label}${colon}${words.unit}`} disabled={readOnly} value={unit} onChange={(event) => write(parts?.amount ?? 1, event.target.value as DurationUnit)}>
            {[...units, ...(units.includes(unit) ? [] : [unit])].map((each) => (
              <option key={each} value={each}>
                {words.units[each]}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  );
}
