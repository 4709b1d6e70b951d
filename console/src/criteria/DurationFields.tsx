import { amountOf, durationOf, type DurationUnit } from "../words/duration";
import { Choice } from "./Choice";
import { WholeNumber } from "./WholeNumber";
import { useCriteriaWords } from "./words";

/** A period as a number and a unit. */
export function DurationFields({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { builder: words } = useCriteriaWords();
  const { amount, unit } = amountOf(value) ?? { amount: 30, unit: "D" as const };
  return (
    <>
      <WholeNumber label={words.amount} value={amount} onChange={(next) => onChange(durationOf(next, unit))} />
      <Choice
        label={words.unit}
        value={unit}
        options={Object.entries(words.units).filter(([each]) => each !== "S" && each !== "M")}
        onChange={(next) => onChange(durationOf(amount, next as DurationUnit))}
      />
    </>
  );
}
