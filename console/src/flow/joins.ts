import { exitsOf } from "./exits";
import type { Element, Flow } from "./model";

/**
 * Where branches meet again: for each element with several exits, the first element that all branches which meet pass, or else the
 * first that they may reach.
 */
export function joinsOf(flow: Flow): Map<string, string> {
  const elements = new Map(flow.elements.map((element) => [element.id, element]));
  const order = downwards(flow, elements);
  const reach = new Map<string, Set<string>>();
  const ways: Ways = { parent: new Map(), depth: new Map() };
  const joins = new Map<string, string>();
  for (const element of order) {
    const heads = headsOf(element, elements).filter((id) => reach.has(id));
    reach.set(element.id, new Set([element.id, ...heads.flatMap((id) => [...(reach.get(id) ?? [])])]));
    const up = heads.length === 0 ? undefined : heads.reduce<string | undefined>((a, b) => meet(a, b, ways), heads[0]);
    ways.parent.set(element.id, up);
    ways.depth.set(element.id, up === undefined ? 1 : (ways.depth.get(up) ?? 0) + 1);
    const join = heads.length < 2 ? undefined : joinOf(heads, reach, ways);
    if (join !== undefined) {
      joins.set(element.id, join);
    }
  }
  return joins;
}

interface Ways {
  /** The next element that all ways from an element pass. */
  parent: Map<string, string | undefined>;
  depth: Map<string, number>;
}

function joinOf(heads: string[], reach: Map<string, Set<string>>, ways: Ways): string | undefined {
  const reached = heads.map((id) => [...(reach.get(id) ?? [])]);
  const meeting = heads.filter((_, i) => heads.some((other, j) => i !== j && reached[i]?.some((each) => reach.get(other)?.has(each))));
  const [first, ...others] = meeting;
  if (first === undefined) {
    return undefined;
  }
  const passed = meeting.reduce<string | undefined>((a, b) => meet(a, b, ways), first);
  const common = [...(reach.get(first) ?? [])].filter((id) => others.every((other) => reach.get(other)?.has(id)));
  return passed ?? common.find((id) => common.every((other) => reach.get(id)?.has(other)));
}

/** The targets of the exits that are drawn as elements; ends are drawn beside each exit. */
function headsOf(element: Element, elements: Map<string, Element>): string[] {
  return exitsOf(element).flatMap(({ to }) => (to !== undefined && elements.has(to) && elements.get(to)?.kind !== "end" ? [to] : []));
}

/** The nearest element that the ways from two elements pass. */
function meet(a: string | undefined, b: string | undefined, { parent, depth }: Ways): string | undefined {
  while (a !== b) {
    if (a === undefined || b === undefined) {
      return undefined;
    }
    if ((depth.get(a) ?? 0) >= (depth.get(b) ?? 0)) {
      a = parent.get(a);
    } else {
      b = parent.get(b);
    }
  }
  return a;
}

/** The elements, each after those that it leads to; circles are cut. */
function downwards(flow: Flow, elements: Map<string, Element>): Element[] {
  const done = new Set<string>();
  const order: Element[] = [];
  for (const root of [flow.start, ...elements.keys()]) {
    const stack: { id: string; left: string[] }[] = [];
    const enter = (id: string | undefined) => {
      const element = id === undefined ? undefined : elements.get(id);
      if (element !== undefined && element.kind !== "end" && !done.has(element.id)) {
        done.add(element.id);
        stack.push({ id: element.id, left: headsOf(element, elements).reverse() });
      }
    };
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        order.push(elements.get(top.id) as Element);
        stack.pop();
      } else {
        enter(next);
      }
    }
  }
  return order;
}
