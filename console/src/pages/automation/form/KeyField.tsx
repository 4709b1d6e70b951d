import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { api, body } from "../../../api/client";
import type { Path } from "../../../flow/model";
import { Field } from "../../../kit/Field";
import type { WidgetProps } from "./common";
import { useForm } from "./FormContext";

type Keys = "lists" | "segments" | "banks";

/** What the key in a field names, if it names one of these. */
export function keysOf(path: Path, kind: string): Keys | undefined {
  switch (path.at(-1)) {
    case "list":
      return "lists";
    case "segment":
      return "segments";
    case "bank":
      return kind === "grant-promo-code" ? "banks" : undefined;
    default:
      return undefined;
  }
}

/** The keys and names of the lists, segments or promo banks. */
export function useKeys(what: Keys) {
  return useQuery({
    queryKey: ["keys", what],
    queryFn: async ({ signal }): Promise<{ key: string; name: string }[]> => {
      const query = { params: { query: { limit: 200 } }, signal };
      const paths = { lists: "/v1/lists", segments: "/v1/segments", banks: "/v1/promo-banks" } as const;
      return (await body(api.GET(paths[what], query))).items;
    },
    staleTime: 30_000,
  });
}

/** The key of a list, a segment or a promo bank, with those that exist to choose from. */
export function KeyField({ label, help, fault, value, required, onChange, what }: WidgetProps & { what: Keys }) {
  const { readOnly } = useForm();
  const keys = useKeys(what).data ?? [];
  const id = useId();
  const name = keys.find((each) => each.key === value)?.name;
  return (
    <Field label={label} help={name !== undefined && name !== value ? name : help} fault={fault}>
      {(control) => (
        <>
          <input
            {...control}
            className="input"
            list={id}
            readOnly={readOnly}
            value={typeof value === "string" ? value : ""}
            onChange={(event) => onChange(event.target.value === "" && !required ? undefined : event.target.value)}
          />
          <datalist id={id}>
            {keys.map((each) => (
              <option key={each.key} value={each.key}>
                {each.name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
