import { type Exit, exitsOf } from "./exits";
import { joinsOf } from "./joins";
import { type Element, elementOf, type Flow } from "./model";

/** A line of the outline: an element with its branches, the end of a way, a jump to an element that stands elsewhere, or nothing. */
export interface OutlineItem {
  kind: "element" | "end" | "jump" | "open";
  id: string | undefined;
  branches: { exit: Exit; items: OutlineItem[] }[];
}

/** The flow as nested lists, each element once: the ways from the trigger, then what no contact can reach. */
export function outlineOf(flow: Flow): { items: OutlineItem[]; loose: OutlineItem[][] } {
  const joins = joinsOf(flow);
  const drawn = new Set<string>();
  const reserved = new Set<string>();

  const way = (to: string | undefined, stop: string | undefined): OutlineItem[] => {
    const items: OutlineItem[] = [];
    let next = to;
    for (;;) {
      const element = elementOf(flow, next);
      if (element === undefined || element.kind === "end" || drawn.has(element.id) || element.id === stop || reserved.has(element.id)) {
        items.push(last(element, next));
        return items;
      }
      drawn.add(element.id);
      reserved.delete(element.id);
      const exits = exitsOf(element);
      const item: OutlineItem = { kind: "element", id: element.id, branches: [] };
      items.push(item);
      if (exits.length === 1) {
        next = exits[0]?.to;
        continue;
      }
      const join = joins.get(element.id);
      const after = join === undefined || join === stop || drawn.has(join) || reserved.has(join) ? undefined : join;
      if (after !== undefined) {
        reserved.add(after);
      }
      item.branches = exits.map((exit) => ({ exit, items: way(exit.to, after ?? stop) }));
      if (after === undefined || drawn.has(after)) {
        return items;
      }
      reserved.delete(after);
      next = after;
    }
  };

  const last = (element: Element | undefined, to: string | undefined): OutlineItem => {
    if (element?.kind === "end") {
      drawn.add(element.id);
    }
    return { kind: element === undefined ? "open" : element.kind === "end" ? "end" : "jump", id: to, branches: [] };
  };

  const items = way(flow.start, undefined);
  const entered = new Set(flow.elements.flatMap((element) => exitsOf(element).map((exit) => exit.to)));
  const loose: OutlineItem[][] = [];
  for (const element of [...flow.elements.filter((each) => !entered.has(each.id)), ...flow.elements]) {
    if (element.kind !== "note" && !drawn.has(element.id)) {
      loose.push(way(element.id, undefined));
    }
  }
  return { items, loose };
}
