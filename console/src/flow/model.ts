/** An element of a flow as it is in the file; fields that the console does not know stay as they are. */
export interface Element {
  id: string;
  kind: string;
  name?: string;
  [field: string]: unknown;
}

/** A flow as it is in the file. A draft may have no start yet. */
export interface Flow {
  start?: string;
  trigger: { kind: string; [field: string]: unknown };
  elements: Element[];
  [field: string]: unknown;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The flow in a value, or undefined when it has not the form of one and can be edited as JSON only. */
export function readFlow(value: unknown): Flow | undefined {
  if (!isObject(value) || !isObject(value.trigger) || typeof value.trigger.kind !== "string") {
    return undefined;
  }
  const { elements, start } = value;
  const ids = new Set<string>();
  const isElement = (each: unknown) =>
    isObject(each) && typeof each.id === "string" && typeof each.kind === "string" && ids.size < ids.add(each.id).size;
  return Array.isArray(elements) && elements.every(isElement) && (start === undefined || typeof start === "string")
    ? (value as Flow)
    : undefined;
}

export function elementOf(flow: Flow, id: string | undefined): Element | undefined {
  return flow.elements.find((element) => element.id === id);
}

/** What people call an element. */
export function titleOf(element: Element): string {
  return element.name?.trim() || element.id;
}

/** The first of base-1, base-2 … that no element has. */
export function freshId(flow: Flow, base: string): string {
  const taken = new Set(flow.elements.map((element) => element.id));
  for (let n = 1; ; n++) {
    const id = `${base}-${n}`;
    if (!taken.has(id)) {
      return id;
    }
  }
}

export type Path = (string | number)[];

/** The value at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], value);
}

/** A copy with another value at a path; undefined removes the field. Fields keep their order. */
export function withValue<T>(value: T, path: Path, next: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) {
    return next as T;
  }
  if (Array.isArray(value)) {
    const copy = [...(value as unknown[])];
    copy[key as number] = withValue(copy[key as number], rest, next);
    return copy as T;
  }
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  const inner = withValue(copy[key], rest, next);
  if (inner === undefined) {
    delete copy[key];
  } else {
    copy[key] = inner;
  }
  return copy as T;
}

/** A copy in which one element is another. */
export function withElement(flow: Flow, id: string, change: (element: Element) => Element): Flow {
  return { ...flow, elements: flow.elements.map((element) => (element.id === id ? change(element) : element)) };
}
