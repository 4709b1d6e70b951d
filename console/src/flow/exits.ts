import { type Element, elementOf, type Flow, type Path, withElement, withValue } from "./model";

/** A way out of an element, or out of the trigger. */
export interface Exit {
  /** Its name, as reports and simulations write it. */
  name: string;
  /** Where the field that names its target is, in the element. */
  path: Path;
  /** The element that it leads to. */
  to: string | undefined;
  /** What a person called it, if anything. */
  label?: string;
}

/** An exit of one element of a flow; the trigger has no id. */
export interface Place {
  from: string | undefined;
  exit: string;
}

/** The only exit of the trigger. */
export const startExit = "start";

interface Named {
  id?: unknown;
  name?: unknown;
  text?: unknown;
  next?: unknown;
}

function id(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function inList(element: Element, field: string, nameOf: (each: Named, i: number) => string): Exit[] {
  const list = element[field];
  return (Array.isArray(list) ? (list as Named[]) : []).map((each, i) => ({
    name: nameOf(each, i),
    path: [field, i, "next"],
    to: id(each?.next),
    label: String(each?.name ?? each?.text ?? each?.id ?? ""),
  }));
}

/** The exits of an element, in the order in which they are drawn. */
export function exitsOf(element: Element): Exit[] {
  const field = (name: string): Exit => ({ name, path: [name], to: id(element[name]) });
  switch (element.kind) {
    case "end":
    case "note":
      return [];
    case "condition":
      return [field("onTrue"), field("onFalse")];
    case "approval":
      return [field("next"), field("onRefused"), field("onExpired")];
    case "remove-duplicates":
      return [field("next"), field("onDuplicate")];
    case "ax-split":
    case "ax-test":
      return inList(element, "variations", (each, i) => id(each?.id) ?? String(i));
    case "distribution":
      return [...inList(element, "exits", (each, i) => id(each?.id) ?? String(i)), field("rest")];
    case "question":
      return [
        ...inList(element, "choices", (_, i) => `choice-${i + 1}`).filter((exit) => exit.to !== undefined),
        field("next"),
        field("onNoAnswer"),
      ];
    case "grant-promo-code":
      return id(element.onExhausted) === undefined ? [field("next")] : [field("next"), field("onExhausted")];
    default:
      return [field("next"), ...Object.keys(element).filter((name) => /^on[A-Z]/.test(name)).map(field)];
  }
}

/** The exits that lead nowhere without being a fault: the enrollment ends there. */
export function mayBeOpen(element: Element, exit: string): boolean {
  return (
    (exit === "next" && (element.kind === "message" || element.kind === "recommendations")) ||
    (exit === "onNoAnswer" && element.kind === "question")
  );
}

export function exitAt(flow: Flow, place: Place): Exit | undefined {
  if (place.from === undefined) {
    return { name: startExit, path: [startExit], to: flow.start };
  }
  const element = elementOf(flow, place.from);
  return element && exitsOf(element).find((exit) => exit.name === place.exit);
}

/** A copy in which an exit leads elsewhere. */
export function withTarget(flow: Flow, place: Place, to: string | undefined): Flow {
  const exit = exitAt(flow, place);
  if (exit === undefined || exit.to === to) {
    return flow;
  }
  return place.from === undefined
    ? withValue(flow, ["start"], to)
    : withElement(flow, place.from, (element) => withValue(element, exit.path, to));
}

/** A copy in which every exit that leads to an element leads elsewhere. */
export function withTargets(flow: Flow, from: string, to: string | undefined): Flow {
  let next = flow.start === from ? withValue(flow, ["start"], to) : flow;
  for (const element of flow.elements) {
    for (const exit of exitsOf(element)) {
      if (exit.to === from) {
        next = withElement(next, element.id, (each) => withValue(each, exit.path, to));
      }
    }
  }
  return next;
}

/** The elements that can be reached from one, itself included. */
export function reachable(flow: Flow, from: string | undefined): Set<string> {
  const elements = new Map(flow.elements.map((element) => [element.id, element]));
  const seen = new Set<string>();
  const todo = [from];
  while (todo.length > 0) {
    const next = todo.pop();
    const element = next === undefined || seen.has(next) ? undefined : elements.get(next);
    if (element !== undefined) {
      seen.add(element.id);
      todo.push(...exitsOf(element).map((exit) => exit.to));
    }
  }
  return seen;
}

/** The exits that lead to an element. */
export function entriesOf(flow: Flow, to: string): Place[] {
  const places: Place[] = flow.start === to ? [{ from: undefined, exit: startExit }] : [];
  for (const element of flow.elements) {
    places.push(...exitsOf(element).filter((exit) => exit.to === to).map((exit) => ({ from: element.id, exit: exit.name })));
  }
  return places;
}
