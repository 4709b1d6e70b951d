import { type Block, clearance, emptyBlock, grid, type Line, merge, mirrored, reserve, type Spot } from "./block";
import { type Exit, exitsOf, type Place, startExit } from "./exits";
import { joinsOf } from "./joins";
import type { Element, Flow } from "./model";

/**
 * The drawing of a flow, computed from it alone. Branches stand side by side in the order of their exits, one of them
 * straight below; they meet again below. What stands above a change stays where it is. The trigger is in row -1, column 0.
 */
export interface Layout {
  spots: Spot[];
  lines: Line[];
  rows: number;
  left: number;
  right: number;
}

/** To which sides the branches of an element may stand. */
type Side = "left" | "both" | "right";

export function layoutOf(flow: Flow): Layout {
  const drawing = new Drawing(flow);
  const whole = emptyBlock();
  merge(whole, drawing.branch({ from: undefined, exit: startExit }, flow.start, undefined, "both"), 0, 0);
  const entered = new Set(flow.elements.flatMap((element) => exitsOf(element).map((exit) => exit.to)));
  const roots = flow.elements.filter((element) => !entered.has(element.id));
  for (const element of [...roots, ...flow.elements]) {
    if (element.kind !== "note" && !drawing.drawn.has(element.id)) {
      merge(whole, drawing.sequence(element.id, undefined, undefined, "both"), whole.rows, 0);
    }
  }
  const half = grid.width / 2;
  return {
    spots: whole.spots,
    lines: [...whole.lines, ...whole.open],
    rows: whole.rows,
    left: Math.min(-half, ...whole.left.filter(Number.isFinite)),
    right: Math.max(half, ...whole.right.filter(Number.isFinite)),
  };
}

class Drawing {
  readonly drawn = new Set<string>();
  /** The elements where branches that are being drawn meet: they are drawn below all of them. */
  private readonly reserved = new Set<string>();
  private readonly elements: Map<string, Element>;
  private readonly joins: Map<string, string>;

  constructor(flow: Flow) {
    this.elements = new Map(flow.elements.map((element) => [element.id, element]));
    this.joins = joinsOf(flow);
  }

  /** What an exit leads to, with its line: an element and all after it, a chip, or only the line when it joins others. */
  branch(place: Place, to: string | undefined, stop: string | undefined, side: Side): Block {
    const line: Line = { place, row: -1, x: 0, column: 0, toRow: 0, toX: 0, to };
    if (to !== undefined && to === stop) {
      return { ...emptyBlock(), open: [line] };
    }
    const block = this.isDrawnHere(to) ? this.sequence(to, place, stop, side) : this.chip(place, to);
    block.lines.push(line);
    return block;
  }

  private isDrawnHere(to: string | undefined): to is string {
    const element = to === undefined ? undefined : this.elements.get(to);
    return element !== undefined && element.kind !== "end" && !this.drawn.has(element.id) && !this.reserved.has(element.id);
  }

  private chip(place: Place, to: string | undefined): Block {
    const block = emptyBlock();
    const element = to === undefined ? undefined : this.elements.get(to);
    const kind = element === undefined ? "open" : element.kind === "end" ? "end" : "jump";
    if (element?.kind === "end") {
      this.drawn.add(element.id);
    }
    reserve(block, 0, 0, grid.chip);
    block.spots.push({ kind, id: to, place, row: 0, x: 0 });
    return block;
  }

  /** An element and what follows it, down to where it meets other branches. */
  sequence(first: string, entry: Place | undefined, stop: string | undefined, side: Side): Block {
    const block = emptyBlock();
    let at: string | undefined = first;
    let place = entry;
    while (at !== undefined) {
      const element = this.elements.get(at) as Element;
      const row = block.rows;
      this.drawn.add(at);
      this.reserved.delete(at);
      reserve(block, row, 0, grid.width);
      for (const line of block.open.splice(0)) {
        reserve(block, row, line.column, grid.column);
        block.lines.push({ ...line, toRow: row, toX: 0, to: at });
      }
      block.spots.push({ kind: element.kind === "end" ? "end" : "element", id: at, place, row, x: 0 });
      const exits = exitsOf(element);
      const [only] = exits;
      place = undefined;
      if (exits.length === 1 && only !== undefined && only.to !== stop && this.isDrawnHere(only.to)) {
        place = { from: at, exit: only.name };
        block.lines.push({ place, row, x: 0, column: 0, toRow: row + 1, toX: 0, to: only.to });
        at = only.to;
        continue;
      }
      const join = this.joinOf(element, stop);
      if (join !== undefined) {
        this.reserved.add(join);
      }
      this.branches(block, element, row, join ?? stop, side);
      at = join !== undefined && block.open.length > 0 ? join : undefined;
      if (join !== undefined) {
        this.reserved.delete(join);
      }
    }
    return block;
  }

  private joinOf(element: Element, stop: string | undefined): string | undefined {
    const join = this.joins.get(element.id);
    return join !== undefined && join !== stop && this.isDrawnHere(join) ? join : undefined;
  }

  /** Places the branches of an element below it: one straight down, the others beside. */
  private branches(block: Block, element: Element, row: number, stop: string | undefined, side: Side): void {
    const exits = exitsOf(element);
    if (exits.length === 0) {
      return;
    }
    const main = this.mainOf(exits, stop, side);
    const branches = exits.map((exit, i) =>
      this.branch({ from: element.id, exit: exit.name }, exit.to, stop, i < main ? "left" : i > main ? "right" : side),
    );
    const rows = Math.max(...branches.map((branch) => branch.rows));
    for (const branch of branches) {
      const { rows: own, open } = branch;
      for (const line of open) {
        for (let below = own; below < Math.max(rows, branches.length > 1 ? 1 : 0); below++) {
          reserve(branch, below, line.column, grid.column);
        }
      }
    }
    const placed = emptyBlock();
    merge(placed, branches[main] as Block, 0, 0);
    const columns = new Map([[main, 0]]);
    for (let i = main + 1; i < branches.length; i++) {
      const x = clearance(placed, branches[i] as Block);
      columns.set(i, x);
      merge(placed, branches[i] as Block, 0, x);
    }
    for (let i = main - 1; i >= 0; i--) {
      const x = -clearance(mirrored(placed), mirrored(branches[i] as Block));
      columns.set(i, x);
      merge(placed, branches[i] as Block, 0, x);
    }
    // Their lines begin at the element, whose column is 0.
    const begun = (line: Line): Line =>
      line.place.from === element.id && line.row === -1 ? { ...line, x: 0 } : line;
    merge(block, { ...placed, lines: placed.lines.map(begun), open: placed.open.map(begun) }, row + 1, 0);
  }

  /**
   * The branch that is drawn straight below. It does not depend on what comes later in a branch, and branches at a side grow to
   * that side only: else an element would move when something is added far below it.
   */
  private mainOf(exits: Exit[], stop: string | undefined, side: Side): number {
    if (side !== "both") {
      return side === "left" ? exits.length - 1 : 0;
    }
    const isLong = (exit: Exit) => exit.to !== stop && this.isDrawnHere(exit.to);
    const next = exits.findIndex((exit) => exit.name === "next");
    const last = exits.findLastIndex(isLong);
    return last < 0 || (next >= 0 && isLong(exits[next] as Exit)) ? Math.max(next, 0) : last;
  }
}
