import { exitsOf } from "./exits";
import type { Element, Flow } from "./model";

/**
 * Where branches meet again: for each element with several exits, the first element that all branches which meet pass, or else the
 * first that they may reach.
 */
export function joinsOf(flow: Flow): Map<string, string> {
  const elements = new Map(flow.elements.map((element) => [element.id, element]));
  const order = downwards(flow, elements);
  const reach = new Reach(order.map((element) => element.id));
  const ways: Ways = { parent: new Map(), depth: new Map() };
  const joins = new Map<string, string>();
  for (const element of order) {
    const heads = headsOf(element, elements).filter((id) => reach.knows(id));
    reach.add(element.id, heads);
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

/** Which elements can be reached from each, as one bit for each element: sets would be slow for hundreds of them. */
class Reach {
  private readonly bits = new Map<string, Uint32Array>();
  private readonly places: Map<string, number>;
  private readonly words: number;

  /** The ids come in an order in which each stands after all that it reaches. */
  constructor(private readonly ids: string[]) {
    this.places = new Map(ids.map((id, i) => [id, i]));
    this.words = (ids.length + 31) >>> 5;
  }

  knows(id: string): boolean {
    return this.bits.has(id);
  }

  of(id: string): Uint32Array {
    return this.bits.get(id) ?? new Uint32Array(this.words);
  }

  add(id: string, heads: string[]): void {
    const own = new Uint32Array(this.words);
    for (const head of heads) {
      this.of(head).forEach((bits, i) => {
        own[i] = (own[i] as number) | bits;
      });
    }
    const place = this.places.get(id) ?? 0;
    own[place >>> 5] = (own[place >>> 5] as number) | (1 << (place & 31));
    this.bits.set(id, own);
  }

  meet(a: string, b: string): boolean {
    const other = this.of(b);
    return this.of(a).some((bits, i) => (bits & (other[i] as number)) !== 0);
  }

  /** The first element that all of some reach, and from which all others that they all reach can be reached. */
  firstCommon(ids: string[]): string | undefined {
    const common = ids.map((id) => this.of(id)).reduce((a, b) => a.map((bits, i) => bits & (b[i] as number)));
    const last = common.findLastIndex((bits) => bits !== 0);
    if (last < 0) {
      return undefined;
    }
    // The one that stands last in the order is reached by none of the others.
    const first = this.ids[last * 32 + 31 - Math.clz32(common[last] as number)] as string;
    const reached = this.of(first);
    return common.every((bits, i) => (bits & ~(reached[i] as number)) === 0) ? first : undefined;
  }
}

function joinOf(heads: string[], reach: Reach, ways: Ways): string | undefined {
  const meeting = heads.filter((id, i) => heads.some((other, j) => i !== j && reach.meet(id, other)));
  const [first] = meeting;
  return first === undefined ? undefined : (meeting.reduce<string | undefined>((a, b) => meet(a, b, ways), first) ?? reach.firstCommon(meeting));
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
