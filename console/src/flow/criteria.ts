/** One criterion as the small builder shows it; what it does not know stays JSON. */
export type Kind = "event" | "property" | "list" | "segment" | "consent" | "lastSend" | "reachable" | "json";

export type Criterion = Record<string, unknown>;

export interface Rows {
  join: "all" | "any";
  rows: Criterion[];
}

const isObject = (value: unknown): value is Criterion => typeof value === "object" && value !== null && !Array.isArray(value);

/** The criteria as rows that are joined by all or any; nested groups stay rows of JSON. */
export function rowsOf(criteria: unknown): Rows {
  if (isObject(criteria)) {
    for (const join of ["all", "any"] as const) {
      const rows = criteria[join];
      if (Array.isArray(rows) && rows.every(isObject)) {
        return { join, rows };
      }
    }
    return { join: "all", rows: [criteria] };
  }
  return { join: "all", rows: [] };
}

/** The criteria of rows; one row needs no group. */
export function criteriaOf({ join, rows }: Rows): Criterion {
  const [only] = rows;
  return rows.length === 1 && only !== undefined ? only : { [join]: rows };
}

/** A criterion without its "not". */
export function positive(row: Criterion): { not: boolean; inner: Criterion } {
  return isObject(row.not) && Object.keys(row).length === 1 ? { not: true, inner: row.not } : { not: false, inner: row };
}

export const operators = ["is", "isNot", "contains", "startsWith", "greater", "less", "before", "after", "exists"] as const;

export function operatorOf(row: Criterion): (typeof operators)[number] | undefined {
  return operators.find((operator) => operator in row);
}

const fields: Record<Exclude<Kind, "json">, string[]> = {
  event: ["event", "since", "atLeast"],
  property: ["property", ...operators],
  list: ["list"],
  segment: ["segment"],
  consent: ["consent", "is", "type"],
  lastSend: ["lastSend"],
  reachable: ["reachable"],
};

/** The kind of a criterion that the builder shows whole. */
export function kindOf(row: Criterion): Kind {
  const names = Object.keys(row);
  const found = (Object.keys(fields) as Exclude<Kind, "json">[]).find((kind) => kind in row && names.every((name) => fields[kind].includes(name)));
  return found === undefined || (found === "property" && (operatorOf(row) === undefined || names.length > 2)) ? "json" : found;
}

export function blankCriterion(kind: Kind): Criterion {
  switch (kind) {
    case "event":
      return { event: "order", since: "entry" };
    case "property":
      return { property: "country", is: "" };
    case "list":
      return { list: "" };
    case "segment":
      return { segment: "" };
    case "consent":
      return { consent: "sms", is: "subscribed" };
    case "lastSend":
      return { lastSend: "delivered" };
    case "reachable":
      return { reachable: "sms" };
    case "json":
      return { any: [] };
  }
}

/** A typed value: numbers and booleans are themselves. */
export function typed(text: string): string | number | boolean {
  return text === "true" ? true : text === "false" ? false : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
