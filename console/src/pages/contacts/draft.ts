import type { components } from "../../../generated/schema";
import type { Contact } from "../../api/types";

type Change = components["schemas"]["ContactChange"];

export type ValueType = "text" | "number" | "boolean" | "list";

/** A property as a person edits it. */
export interface PropertyDraft {
  name: string;
  type: ValueType;
  value: string;
}

export const fields = ["firstName", "lastName", "phone", "email", "country", "locale", "timeZone"] as const;

/** A contact as a person edits it: all values are texts. */
export interface ContactDraft extends Record<(typeof fields)[number], string> {
  shopify: string;
  properties: PropertyDraft[];
}

export function draftOf(contact: Contact | undefined): ContactDraft {
  const texts = Object.fromEntries(fields.map((field) => [field, contact?.[field] ?? ""]));
  return {
    ...(texts as Record<(typeof fields)[number], string>),
    shopify: contact?.externalIds.shopify ?? "",
    properties: Object.entries(contact?.properties ?? {}).map(([name, value]) => propertyDraft(name, value)),
  };
}

function propertyDraft(name: string, value: unknown): PropertyDraft {
  if (Array.isArray(value)) {
    return { name, type: "list", value: value.join(", ") };
  }
  const type = typeof value === "number" || typeof value === "boolean" ? typeof value : "text";
  return { name, type: type as ValueType, value: String(value) };
}

/** The value that a property gets; undefined where a number is none. */
export function valueOf({ type, value }: PropertyDraft): string | number | boolean | string[] | undefined {
  switch (type) {
    case "number": {
      const number = Number(value.trim().replace(",", "."));
      return value.trim() === "" || Number.isNaN(number) ? undefined : number;
    }
    case "boolean":
      return value === "true";
    case "list":
      return value.split(",").map((each) => each.trim()).filter((each) => each !== "");
    default:
      return value;
  }
}

/** The names of properties whose value is no number though it must be one. */
export function invalidProperties(draft: ContactDraft): string[] {
  return draft.properties.filter((each) => each.name.trim() !== "" && valueOf(each) === undefined).map(({ name }) => name);
}

/** What the API is asked to change: only what differs, with null for what is removed. */
export function changeOf(draft: ContactDraft, contact: Contact | undefined): Change {
  const before = draftOf(contact);
  const change: Record<string, unknown> = {};
  for (const field of fields) {
    const value = draft[field].trim();
    if (value !== before[field]) {
      change[field] = value === "" ? null : value;
    }
  }
  if (draft.shopify.trim() !== before.shopify) {
    change.externalIds = { shopify: draft.shopify.trim() || null };
  }
  const properties = changedProperties(draft, contact);
  if (Object.keys(properties).length > 0) {
    change.properties = properties;
  }
  return change as Change;
}

function changedProperties(draft: ContactDraft, contact: Contact | undefined): Record<string, unknown> {
  const before: Record<string, unknown> = contact?.properties ?? {};
  const after = Object.fromEntries(
    draft.properties.filter(({ name }) => name.trim() !== "").map((each) => [each.name.trim(), valueOf(each)]),
  );
  const changes: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const rows = draft.properties.filter((each) => each.name.trim() === name);
    if (rows.length === 0) {
      changes[name] = null;
    } else if (Object.hasOwn(before, name) && rows.every((each) => isUntouched(each, before[name]))) {
      continue;
    } else if (JSON.stringify(after[name]) !== JSON.stringify(before[name])) {
      changes[name] = after[name];
    }
  }
  return changes;
}

/** Whether a person left the property as it was: its text may not lead back to its value, as of a list of texts with commas. */
function isUntouched(draft: PropertyDraft, before: unknown): boolean {
  const { type, value } = propertyDraft(draft.name, before);
  return draft.type === type && draft.value === value;
}
