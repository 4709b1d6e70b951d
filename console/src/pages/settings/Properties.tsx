import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Field } from "../../kit/Field";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { toast } from "../../kit/toasts";
import { useSettingsWords } from "./words";

type Property = components["schemas"]["Property"];

/** The properties of contacts with their types, which can be declared. */
export function Properties() {
  const words = useSettingsWords().properties;
  const [declaring, setDeclaring] = useState<Partial<Property>>();
  const properties = usePages(["properties"], (cursor, signal) =>
    body(api.GET("/v1/properties", { params: { query: { cursor } }, signal })),
  );
  return (
    <>
      <div className="spread">
        <p className="muted">{words.help}</p>
        <Button look="primary" needs="manager" aria-keyshortcuts="n" onClick={() => setDeclaring({})}>
          {words.add}
        </Button>
      </div>
      <Listing query={properties} empty={<p>{words.empty}</p>}>
        {(items) => (
          <table className="table">
            <thead>
              <tr>
                <th>{words.name}</th>
                <th>{words.label}</th>
                <th>{words.type}</th>
                <th>{words.source}</th>
                <th>
                  <span className="hidden">{words.edit}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((property) => (
                <tr key={property.name}>
                  <td className="first mono">{property.name}</td>
                  <td>{property.label}</td>
                  <td>{words.types[property.type]}</td>
                  <td className="muted">{words.sources[property.source]}</td>
                  <td>
                    <Button
                      needs="manager"
                      aria-label={words.editTitle(property.name)}
                      onClick={() => setDeclaring(property)}
                    >
                      {words.edit}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Listing>
      {declaring !== undefined && <Declaration property={declaring} onClose={() => setDeclaring(undefined)} />}
    </>
  );
}

function Declaration({ property, onClose }: { property: Partial<Property>; onClose: () => void }) {
  const words = useSettingsWords().properties;
  const cache = useQueryClient();
  const [name, setName] = useState(property.name ?? "");
  const [type, setType] = useState<Property["type"]>(property.type ?? "text");
  const [label, setLabel] = useState(property.label ?? "");
  const run = () =>
    body(
      api.PUT("/v1/properties/{name}", {
        params: { path: { name: name.trim() } },
        body: { type, ...(label.trim() !== "" && { label: label.trim() }) },
      }),
    );
  return (
    <Confirmation
      title={property.name === undefined ? words.add : words.editTitle(property.name)}
      submit={words.edit}
      off={name.trim() === "" ? words.nameNeeded : undefined}
      run={run}
      onDone={() => {
        toast(words.saved(name.trim()));
        void cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("properties") });
      }}
      onClose={onClose}
    >
      {property.name === undefined && (
        <Field label={words.name}>
          {(control) => (
            <input {...control} className="input" value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      )}
      <Field label={words.type}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={type}
            onChange={(event) => setType(event.target.value as Property["type"])}
          >
            {Object.entries(words.types).map(([each, text]) => (
              <option key={each} value={each}>
                {text}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.label} help={words.labelHelp}>
        {(control) => (
          <input {...control} className="input" value={label} onChange={(event) => setLabel(event.target.value)} />
        )}
      </Field>
    </Confirmation>
  );
}
