import { useEffect, useId, useRef, useState } from "react";
import { Field } from "../kit/Field";
import { Choice } from "./Choice";
import { useBuilding } from "./context";
import { DurationFields } from "./DurationFields";
import type { Leaf } from "./model";
import {
  builtInTypes,
  firstValue,
  type Operator,
  operatorOf,
  operatorsOf,
  parsed,
  parsedAll,
  type PropertyType,
  valueKind,
} from "./operators";
import { useCriteriaWords } from "./words";

interface Props {
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
  autoFocus?: boolean;
}

/** The property, the comparison and the value of a condition. */
export function ComparisonEditor({ leaf, onChange, autoFocus = false }: Props) {
  const words = useCriteriaWords();
  const { catalogue } = useBuilding();
  const names = useId();
  const property = String(leaf.property);
  const typeOf = (name: string): PropertyType | undefined =>
    catalogue.properties.find((each) => each.name === name)?.type ?? builtInTypes[name];
  const type = typeOf(property);
  const operator = operatorOf(leaf) ?? "is";
  const offered = operatorsOf(type);
  const compare = (name: string, next: Operator) => {
    const same = valueKind(next, typeOf(name)) === valueKind(operator, type);
    onChange({ property: name, [next]: same ? leaf[operator] : firstValue(next, typeOf(name)) });
  };
  const rename = (name: string) => {
    const allowed = operatorsOf(typeOf(name));
    compare(name, allowed.includes(operator) ? operator : (allowed[0] ?? "is"));
  };
  const label = (each: Operator) => (each === "exists" ? words.sentence.known : words.sentence[each]);
  return (
    <>
      <Field label={words.builder.property}>
        {(control) => (
          <>
            <input
              {...control}
              className="input"
              list={names}
              value={property}
              onChange={(event) => rename(event.target.value)}
            />
            <datalist id={names}>
              {catalogue.properties.map(({ name, label: text }) => (
                <option key={name} value={name} label={text} />
              ))}
              {Object.keys(builtInTypes).map((name) => (
                <option key={name} value={name} label={words.builtIn[name]} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Choice
        label={words.builder.operator}
        value={operator}
        options={[...new Set([...offered, operator])].map((each) => [each, label(each)])}
        onChange={(next) => compare(property, next as Operator)}
      />
      <Value
        operator={operator}
        type={type}
        value={leaf[operator]}
        autoFocus={autoFocus}
        onChange={(value) => onChange({ property, [operator]: value })}
      />
    </>
  );
}

interface ValueProps {
  operator: Operator;
  type: PropertyType | undefined;
  value: unknown;
  autoFocus: boolean;
  onChange: (value: unknown) => void;
}

function Value({ operator, type, value, autoFocus, onChange }: ValueProps) {
  const { builder: words, sentence } = useCriteriaWords();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) {
      input.current?.select();
    }
  }, [autoFocus]);
  // What is being typed of a list, such as "Paris, ", is not what the list reads as.
  const [typed, setTyped] = useState<string>();
  const kind = valueKind(operator, typeof value === "boolean" ? "boolean" : typeof value === "number" ? "number" : type);
  if (kind === "duration") {
    return <DurationFields value={String(value)} onChange={onChange} />;
  }
  if (kind === "existence" || kind === "boolean") {
    const options: [string, string][] = [
      ["true", sentence.yes],
      ["false", sentence.no],
    ];
    return (
      <Choice
        label={words.value}
        value={String(value)}
        options={options}
        onChange={(next) => onChange(next === "true")}
      />
    );
  }
  const values = Array.isArray(value) ? value : [];
  const isTyped = kind === "values" && typed !== undefined && parsedAll(typed, type).join() === values.join();
  const text = isTyped ? typed : Array.isArray(value) ? value.join(", ") : String(value ?? "");
  const change = (next: string) => {
    if (kind === "values") {
      setTyped(next);
      onChange(parsedAll(next, type));
    } else {
      onChange(kind === "number" ? (parsed(next, "number") ?? 0) : next);
    }
  };
  return (
    <Field label={kind === "values" ? words.values : words.value}>
      {(control) => (
        <input
          {...control}
          ref={input}
          className="input"
          type={kind === "number" ? "number" : kind === "date" ? "date" : "text"}
          step={kind === "number" ? "any" : undefined}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
