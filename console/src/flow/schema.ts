/** A part of the schema of flows, as far as forms are made from it. */
export interface Schema {
  $ref?: string;
  const?: unknown;
  enum?: (string | number)[];
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  $defs?: Record<string, Schema>;
}

/** The name of the definition that a schema refers to. */
export function refOf(schema: Schema): string | undefined {
  return schema.$ref?.split("/").at(-1);
}

/** A schema with its reference followed, if it is one within the file. */
export function resolve(root: Schema, schema: Schema): Schema {
  const target = schema.$ref?.startsWith("#/$defs/") ? root.$defs?.[refOf(schema) ?? ""] : undefined;
  return target === undefined ? schema : { ...resolve(root, target), ...(schema.description !== undefined && { description: schema.description }) };
}

/** The schema of the objects of one kind, such as an element or a trigger. */
export function ofKind(root: Schema, definition: string, kind: string): Schema | undefined {
  const all = root.$defs?.[definition]?.oneOf ?? [];
  return all.find((each) => each.properties?.kind?.const === kind);
}

/** How a field is edited. */
export type Widget =
  | "text"
  | "duration"
  | "criteria"
  | "element"
  | "choice"
  | "choices"
  | "yes-no"
  | "number"
  | "line"
  | "lines"
  | "items"
  | "object"
  | "variants"
  | "values"
  | "json";

export function widgetOf(root: Schema, schema: Schema): Widget {
  const ref = refOf(schema);
  const known: Record<string, Widget> = { text: "text", duration: "duration", criteria: "criteria", elementId: "element" };
  if (ref !== undefined && Object.hasOwn(known, ref)) {
    return known[ref] as Widget;
  }
  const target = resolve(root, schema);
  if (target.enum !== undefined) {
    return "choice";
  }
  if (target.oneOf !== undefined) {
    return target.oneOf.every((each) => each.const !== undefined || each.properties !== undefined) ? "variants" : "json";
  }
  switch (target.type) {
    case "boolean":
      return "yes-no";
    case "integer":
    case "number":
      return "number";
    case "string":
      return "line";
    case "object":
      return target.properties !== undefined ? "object" : "values";
    case "array":
      return listWidget(root, target.items);
    default:
      return "json";
  }
}

function listWidget(root: Schema, items: Schema | undefined): Widget {
  const target = items === undefined ? undefined : resolve(root, items);
  if (target?.enum !== undefined) {
    return "choices";
  }
  if (target?.type === "string") {
    return "lines";
  }
  return target?.properties !== undefined || target?.oneOf !== undefined ? "items" : "json";
}

/** What is filled in first for a schema. */
export function initial(root: Schema, schema: Schema): unknown {
  const target = resolve(root, schema);
  if (target.const !== undefined) {
    return target.const;
  }
  if (refOf(schema) === "duration") {
    return "PT1H";
  }
  if (target.properties !== undefined) {
    const fields = (target.required ?? []).map((name) => [name, initial(root, target.properties?.[name] ?? {})] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  if (target.oneOf !== undefined) {
    return initial(root, target.oneOf[0] ?? {});
  }
  switch (target.type) {
    case "string":
      return target.enum?.[0] ?? (refOf(schema) === "elementId" ? undefined : "");
    case "integer":
    case "number":
      return target.minimum ?? 1;
    case "boolean":
      return false;
    case "array":
      return [];
    default:
      return target.enum?.[0];
  }
}
