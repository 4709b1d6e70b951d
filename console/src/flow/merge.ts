import { type Element, elementOf, type Flow } from "./model";
import { renumbered } from "./renumber";

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What differs between two flows, by element; the fields beside the elements are changes of "flow". */
export interface Difference {
  id: string;
  what: "added" | "removed" | "changed";
  fields: { name: string; before: unknown; after: unknown }[];
}

/** The field of a difference that is about the trigger and the other fields beside the elements. */
export const flowItself = "";

function fieldsThatDiffer(before: Record<string, unknown>, after: Record<string, unknown>): Difference["fields"] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => name !== "elements" && !same(before[name], after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

export function differences(before: Flow, after: Flow): Difference[] {
  const found: Difference[] = [];
  const itself = fieldsThatDiffer(before, after);
  if (itself.length > 0) {
    found.push({ id: flowItself, what: "changed", fields: itself });
  }
  for (const element of before.elements) {
    const now = elementOf(after, element.id);
    const fields = now === undefined ? [] : fieldsThatDiffer(element, now);
    if (now === undefined || fields.length > 0) {
      found.push({ id: element.id, what: now === undefined ? "removed" : "changed", fields });
    }
  }
  for (const element of after.elements) {
    if (elementOf(before, element.id) === undefined) {
      found.push({ id: element.id, what: "added", fields: [] });
    }
  }
  return found;
}

/** The fields of one object after two people changed it: mine where I changed it, else theirs. */
function mergedFields<T extends Record<string, unknown>>(base: T, mine: T, theirs: T): T {
  const merged: Record<string, unknown> = {};
  for (const name of [...Object.keys(theirs), ...Object.keys(mine)]) {
    const value = same(base[name], mine[name]) ? theirs[name] : mine[name];
    if (value !== undefined) {
      merged[name] = value;
    }
  }
  return merged as T;
}

/**
 * The flow with the changes of two people; where both changed the same field, mine counts. Where both added an element with
 * the same id, mine gets another.
 */
export function merged(base: Flow, own: Flow, theirs: Flow): Flow {
  const mine = renumbered(own, theirs, (element) => {
    const other = elementOf(theirs, element.id);
    return elementOf(base, element.id) === undefined && other !== undefined && !same(element, other);
  });
  const kept = (element: Element) => {
    const before = elementOf(base, element.id);
    return before === undefined || elementOf(mine, element.id) !== undefined || !same(before, element);
  };
  const elements = theirs.elements.filter(kept).map((element) => {
    const changed = elementOf(mine, element.id);
    const before = elementOf(base, element.id);
    return changed === undefined ? element : mergedFields(before ?? ({} as Element), changed, element);
  });
  const added = mine.elements.filter((element) => {
    const before = elementOf(base, element.id);
    return elementOf(theirs, element.id) === undefined && (before === undefined || !same(before, element));
  });
  return { ...mergedFields(base, mine, theirs), elements: [...elements, ...added] };
}

