import { Field } from "../kit/Field";
import { amountOf, durationOf, type DurationUnit } from "../words/duration";
import { Choice } from "./Choice";
import { useCriteriaWords } from "./words";

/** A period as a number and a unit. */
export function DurationFields({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { builder: words } = useCriteriaWords();
  const { amount, unit } = amountOf(value) ?? { amount: 30, unit: "D" as const };
  return (
    <>
      <Field label={words.amount}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="number"
            min={0}
            value={amount}
            onChange={(event) => onChange(durationOf(Math.max(0, Math.round(Number(event.target.value))), unit))}
          />
        )}
      </Field>
      <Choice
        label={words.unit}
        value={unit}
        options={Object.entries(words.units).filter(([each]) => each !== "S" && each !== "M")}
        onChange={(next) => onChange(durationOf(amount, next as DurationUnit))}
      />
    </>
  );
}
