import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { base } from "../../../api/base";
import type { Diagnostic } from "../../../api/types";
import type { Path } from "../../../flow/model";
import type { Schema } from "../../../flow/schema";
import type { FlowWords } from "../../../words/flow";

/** What the fields of one form share. */
export interface FormState {
  root: Schema;
  /** The kind of the object that is edited, which some labels depend on. */
  kind: string;
  readOnly: boolean;
  /** Writes a value; undefined removes the field. */
  write: (path: Path, value: unknown) => void;
  /** The faults of the field at a path. */
  faultsAt: (path: Path) => Diagnostic[];
}

export const FormContext = createContext<FormState | undefined>(undefined);

export function useForm(): FormState {
  const form = useContext(FormContext);
  if (form === undefined) {
    throw new Error("There is no form around this field");
  }
  return form;
}

/** The schema of flows, from the server. */
export function useFlowSchema() {
  return useQuery({
    queryKey: ["flow-schema"],
    queryFn: async ({ signal }) => {
      const response = await fetch(`${base}/schemas/flow-1.json`, { signal, credentials: "omit" });
      if (!response.ok) {
        throw new Error(`HTTP ${response.status}`);
      }
      return (await response.json()) as Schema;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The label of a field: by its kind, by what it is in, or by its name. */
export function labelOf(words: FlowWords, kind: string, path: Path): string {
  const names = path.filter((part) => typeof part === "string");
  const name = names.at(-1) ?? "";
  return words.labels[`${kind}.${name}`] ?? words.labels[names.slice(-2).join(".")] ?? words.labels[name] ?? name;
}

export function helpOf(words: FlowWords, kind: string, path: Path): string | undefined {
  const name = String(path.filter((part) => typeof part === "string").at(-1) ?? "");
  return words.help[`${kind}.${name}`] ?? words.help[name];
}

export function valueLabel(words: FlowWords, value: unknown): string {
  return words.values[String(value)] ?? String(value);
}

/** "elements[0].choices[1].text" without the element, as the path in it. */
export function pathText(path: Path): string {
  return path.map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`)).join("");
}
