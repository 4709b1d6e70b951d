import type { Leaf } from "./model";

export type PropertyType = "text" | "number" | "boolean" | "date" | "instant" | "list";

const byType = {
  text: ["is", "isNot", "contains", "startsWith", "oneOf", "exists"],
  number: ["is", "isNot", "greater", "less", "oneOf", "exists"],
  boolean: ["is", "isNot", "exists"],
  date: ["before", "after", "within", "next", "anniversaryWithin", "exists"],
  instant: ["before", "after", "within", "next", "exists"],
  list: ["includes", "exists"],
} as const;

export type Operator = (typeof byType)[PropertyType][number];

export const operators: Operator[] = [...new Set(Object.values(byType).flat())];

/** What properties of a type can be compared by; of an unknown type, everything. */
export function operatorsOf(type: PropertyType | undefined): readonly Operator[] {
  return type === undefined ? operators : byType[type];
}

/** The types of the properties that every contact has. */
export const builtInTypes: Record<string, PropertyType> = {
  firstName: "text",
  lastName: "text",
  phone: "text",
  email: "text",
  country: "text",
  locale: "text",
  timeZone: "text",
  createdAt: "instant",
};

export function operatorOf(leaf: Leaf): Operator | undefined {
  return operators.find((operator) => leaf[operator] !== undefined);
}

/** What kind of value an operator takes of a property. */
export function valueKind(operator: Operator, type: PropertyType | undefined) {
  switch (operator) {
    case "exists":
      return "existence";
    case "greater":
    case "less":
      return "number";
    case "before":
    case "after":
      return "date";
    case "within":
    case "next":
    case "anniversaryWithin":
      return "duration";
    case "oneOf":
      return "values";
    case "is":
    case "isNot":
      return type === "number" || type === "boolean" ? type : "text";
    default:
      return "text";
  }
}

/** The first value of a comparison, until a person gives another one. */
export function firstValue(operator: Operator, type: PropertyType | undefined): unknown {
  switch (valueKind(operator, type)) {
    case "existence":
    case "boolean":
      return true;
    case "number":
      return 0;
    case "date":
      return new Date().toISOString().slice(0, 10);
    case "duration":
      return "P30D";
    case "values":
      return [];
    default:
      return "";
  }
}

/** A text as a value of a type; undefined where it cannot be one. */
export function parsed(text: string, type: PropertyType | undefined): string | number | boolean | undefined {
  const value = text.trim();
  if (type === "number") {
    const number = Number(value.replace(",", "."));
    return value === "" || Number.isNaN(number) ? undefined : number;
  }
  if (type === "boolean") {
    return /^(true|yes|oui|vrai)$/i.test(value) ? true : /^(false|no|non|faux)$/i.test(value) ? false : undefined;
  }
  return value;
}

/** The values of a list separated by commas; between two commas without a text there is none. */
export function parsedAll(text: string, type: PropertyType | undefined): (string | number | boolean)[] {
  return text
    .split(",")
    .map((each) => parsed(each, type) ?? each.trim())
    .filter((each) => each !== "");
}
