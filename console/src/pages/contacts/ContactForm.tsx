import { Button } from "../../kit/Button";
import { Field } from "../../kit/Field";
import { useProperties } from "../../api/directory";
import { useWords } from "../../words";
import { type ContactDraft, type PropertyDraft, type ValueType, valueOf } from "./draft";
import { useContactWords } from "./words";

interface Props {
  draft: ContactDraft;
  onChange: (draft: ContactDraft) => void;
  faults: Record<string, string>;
}

/** The fields of a contact. */
export function ContactForm({ draft, onChange, faults }: Props) {
  const words = useContactWords().form;
  const texts = [
    ["firstName", undefined, "text"],
    ["lastName", undefined, "text"],
    ["phone", words.phoneHelp, "tel"],
    ["email", undefined, "email"],
    ["country", words.countryHelp, "text"],
    ["locale", words.localeHelp, "text"],
    ["timeZone", words.timeZoneHelp, "text"],
  ] as const;
  return (
    <>
      <div className="fields">
        {texts.map(([name, help, type]) => (
          <Field key={name} label={words[name]} help={help} fault={faults[name]}>
            {(control) => (
              <input
                {...control}
                className="input"
                type={type}
                autoComplete="off"
                value={draft[name]}
                onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={words.shopify} fault={faults["externalIds.shopify"]}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              value={draft.shopify}
              onChange={(event) => onChange({ ...draft, shopify: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Properties properties={draft.properties} onChange={(properties) => onChange({ ...draft, properties })} />
    </>
  );
}

interface PropertiesProps {
  properties: PropertyDraft[];
  onChange: (properties: PropertyDraft[]) => void;
}

function Properties({ properties, onChange }: PropertiesProps) {
  const words = useContactWords().form;
  const known = useProperties().data ?? [];
  const change = (index: number, change: Partial<PropertyDraft>) =>
    onChange(properties.map((each, i) => (i === index ? { ...each, ...change } : each)));
  const name = (index: number, value: string) => {
    const type = known.find((property) => property.name === value)?.type;
    const editable = type === "number" || type === "boolean" || type === "list" ? type : undefined;
    change(index, { name: value, ...(editable && { type: editable }) });
  };
  return (
    <fieldset className="stack">
      <legend>{words.properties}</legend>
      <datalist id="known-properties">
        {known.map((property) => (
          <option key={property.name} value={property.name} label={property.label} />
        ))}
      </datalist>
      {properties.map((property, index) => (
        <div key={index} className="row property">
          <input
            className="input"
            aria-label={words.property}
            placeholder={words.property}
            list="known-properties"
            value={property.name}
            onChange={(event) => name(index, event.target.value)}
          />
          <select
            className="input auto"
            aria-label={words.type}
            value={property.type}
            onChange={(event) => change(index, { type: event.target.value as ValueType })}
          >
            {Object.entries(words.types).map(([type, label]) => (
              <option key={type} value={type}>
                {label}
              </option>
            ))}
          </select>
          <Value property={property} onChange={(value) => change(index, { value })} />
          <Button
            look="icon quiet"
            aria-label={words.removeProperty(property.name)}
            onClick={() => onChange(properties.filter((_, i) => i !== index))}
          >
            <span aria-hidden="true">✕</span>
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...properties, { name: "", type: "text", value: "" }])}>{words.addProperty}</Button>
      </div>
    </fieldset>
  );
}

function Value({ property, onChange }: { property: PropertyDraft; onChange: (value: string) => void }) {
  const words = useContactWords().form;
  const { yes, no } = useWords().common;
  if (property.type === "boolean") {
    return (
      <select
        className="input auto"
        aria-label={words.value}
        value={property.value === "true" ? "true" : "false"}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="true">{yes}</option>
        <option value="false">{no}</option>
      </select>
    );
  }
  return (
    <input
      className="input"
      aria-label={words.value}
      placeholder={property.type === "list" ? words.listHelp : words.value}
      aria-invalid={property.name !== "" && valueOf(property) === undefined ? true : undefined}
      inputMode={property.type === "number" ? "decimal" : undefined}
      value={property.value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
