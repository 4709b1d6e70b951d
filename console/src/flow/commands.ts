import { entriesOf, exitAt, exitsOf, mayBeOpen, type Place, reachable, withTarget, withTargets } from "./exits";
import { type Element, elementOf, type Flow, freshId, type Path, withElement, withValue } from "./model";

/** Puts an element at an exit: it leads to what came after, or to a new end where nothing did. */
export function insert(flow: Flow, place: Place, fields: Omit<Element, "id">, base = fields.kind as string): { flow: Flow; id: string } {
  const exit = exitAt(flow, place);
  const id = freshId(flow, base);
  if (exit === undefined) {
    return { flow, id };
  }
  const element = { id, ...without(fields, "id") } as Element;
  const ended = exit.to === undefined && exitsOf(element).some(({ name }) => !mayBeOpen(element, name));
  const end: Element = { id: freshId(flow, "end"), kind: "end" };
  const added = [leadingTo(element, ended ? end.id : exit.to), ...(ended ? [end] : [])];
  return { flow: withTarget({ ...flow, elements: [...flow.elements, ...added] }, place, id), id };
}

function without(fields: Record<string, unknown>, name: string): Record<string, unknown> {
  const { [name]: _, ...rest } = fields;
  return rest;
}

/** An element whose exits all lead to one target; a question that ends without an answer still does. */
function leadingTo(element: Element, to: string | undefined): Element {
  return exitsOf(element).reduce(
    (each, exit) => (exit.name === "onNoAnswer" && exit.to === undefined ? each : withValue(each, exit.path, to)),
    element,
  );
}

/** Gives a field of an element another value; undefined removes it. */
export function change(flow: Flow, id: string, path: Path, value: unknown): Flow {
  return withElement(flow, id, (element) => withValue(element, path, value));
}

export function rename(flow: Flow, id: string, name: string): Flow {
  return change(flow, id, ["name"], name === "" ? undefined : name);
}

/** Whether an element can be removed: the exits that lead to it must have somewhere to lead. */
export function canRemove(flow: Flow, id: string): boolean {
  const element = elementOf(flow, id);
  return element !== undefined && (exitsOf(element).length > 0 || entriesOf(flow, id).length === 0);
}

/**
 * Removes an element and closes the gap: what led to it leads to where its exit led. Of an element with several exits one
 * stays, and what could be reached by the others alone is removed with it.
 */
export function remove(flow: Flow, id: string, stays?: string): Flow {
  const element = elementOf(flow, id);
  if (element === undefined || !canRemove(flow, id)) {
    return flow;
  }
  const exits = exitsOf(element);
  const to = (exits.find((exit) => exit.name === stays) ?? exits.find((exit) => exit.to !== undefined))?.to;
  const before = reachable(flow, flow.start);
  const closed = withTargets(flow, id, to === id ? undefined : to);
  const without = { ...closed, elements: closed.elements.filter((each) => each.id !== id) };
  const after = reachable(without, without.start);
  return { ...without, elements: without.elements.filter((each) => after.has(each.id) || !before.has(each.id)) };
}

/** The elements that move together with one, and where they lead; undefined when it has several ways that do not meet. */
function regionOf(flow: Flow, id: string): { ids: Set<string>; to: string | undefined } | undefined {
  const element = elementOf(flow, id);
  const exits = element === undefined ? [] : exitsOf(element);
  const [only] = exits;
  const targets = new Set(exits.filter((exit) => exit.name !== "onNoAnswer" || exit.to !== undefined).map((exit) => exit.to));
  return only === undefined || targets.size > 1 ? undefined : { ids: new Set([id]), to: only.to };
}

/** Whether an element can be moved to an exit. */
export function canMove(flow: Flow, id: string, place?: Place): boolean {
  const region = regionOf(flow, id);
  return region !== undefined && (place === undefined || (place.from !== id && exitAt(flow, place) !== undefined));
}

/** Takes an element out, closes the gap, and puts it at another exit. */
export function move(flow: Flow, id: string, place: Place): Flow {
  const region = regionOf(flow, id);
  const target = exitAt(flow, place);
  if (region === undefined || target === undefined || !canMove(flow, id, place) || target.to === id) {
    return flow;
  }
  const closed = withTargets(flow, id, region.to);
  const to = exitAt(closed, place)?.to;
  return withTarget(withElement(closed, id, (element) => leadingTo(element, to)), place, id);
}

/** Puts a copy of an element after it, at its first exit. */
export function duplicate(flow: Flow, id: string): { flow: Flow; id: string } {
  const element = elementOf(flow, id);
  const exit = element && exitsOf(element)[0];
  if (element === undefined || exit === undefined) {
    return { flow, id };
  }
  const copy = structuredClone(element);
  return insert(flow, { from: id, exit: exit.name }, copy, element.id.replace(/-\d+$/, ""));
}

/** Whether an exit can lead to an element: a path must not come back to where it was. */
export function canConnect(flow: Flow, place: Place, to: string): boolean {
  const target = elementOf(flow, to);
  return target !== undefined && target.kind !== "note" && (place.from === undefined || !reachable(flow, to).has(place.from));
}

/** Lets an exit lead to an element that exists; undefined opens it. */
export function connect(flow: Flow, place: Place, to: string | undefined): Flow {
  return to === undefined || canConnect(flow, place, to) ? withTarget(flow, place, to) : flow;
}

/** The elements that no contact can reach. */
export function unreachable(flow: Flow): Element[] {
  const reached = reachable(flow, flow.start);
  return flow.elements.filter((element) => element.kind !== "note" && !reached.has(element.id));
}
