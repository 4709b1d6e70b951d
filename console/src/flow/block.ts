import type { Place } from "./exits";

/** What is drawn at a place of the grid: an element, the end that an exit leads to, a jump, or nothing. */
export interface Spot {
  kind: "element" | "end" | "jump" | "open";
  /** The element that is drawn, or to which the jump leads. */
  id: string | undefined;
  /** The exit whose target is drawn there; undefined of an element that nothing leads to. */
  place: Place | undefined;
  row: number;
  x: number;
}

/** The line of an exit: from an element down to a bar, along it to a column, down, and along another bar if it joins others. */
export interface Line {
  place: Place;
  row: number;
  x: number;
  column: number;
  toRow: number;
  toX: number;
  to: string | undefined;
}

/** A part of the drawing, placed relative to the column of its first element. */
export interface Block {
  rows: number;
  /** How far each row reaches to the left and right. */
  left: number[];
  right: number[];
  spots: Spot[];
  lines: Line[];
  /** Lines that go on to the element where branches meet; their columns are free down to the last row. */
  open: Line[];
}

export const grid = { width: 224, height: 56, row: 118, gap: 28, chip: 168, chipHeight: 34, column: 48 } as const;

export function emptyBlock(): Block {
  return { rows: 0, left: [], right: [], spots: [], lines: [], open: [] };
}

/** Reserves part of a row. */
export function reserve(block: Block, row: number, x: number, width: number): void {
  while (block.rows <= row) {
    block.left.push(Number.POSITIVE_INFINITY);
    block.right.push(Number.NEGATIVE_INFINITY);
    block.rows++;
  }
  block.left[row] = Math.min(block.left[row] as number, x - width / 2);
  block.right[row] = Math.max(block.right[row] as number, x + width / 2);
}

/** Adds a block to another one, moved by rows and to the side. */
export function merge(into: Block, block: Block, rows: number, x: number): void {
  for (let row = 0; row < block.rows; row++) {
    const left = block.left[row] as number;
    const right = block.right[row] as number;
    if (left <= right) {
      reserve(into, row + rows, (left + right) / 2 + x, right - left);
    }
  }
  into.spots.push(...block.spots.map((spot) => ({ ...spot, row: spot.row + rows, x: spot.x + x })));
  const moved = (line: Line): Line => ({
    ...line,
    row: line.row + rows,
    x: line.x + x,
    column: line.column + x,
    toRow: line.toRow + rows,
    toX: line.toX + x,
  });
  into.lines.push(...block.lines.map(moved));
  into.open.push(...block.open.map(moved));
}

/**
 * How far a block must move to the right to stand beside another one. Chips stand close; a branch with elements stands beside all
 * rows, so that it does not move when it grows downwards.
 */
export function clearance(beside: Block, block: Block): number {
  const grows = block.spots.some((spot) => spot.kind === "element");
  const rows = grows ? beside.rows : Math.min(beside.rows, block.rows);
  const right = Math.max(...beside.right.slice(0, rows));
  if (grows) {
    return right + grid.gap + grid.width / 2;
  }
  const shifts = block.left.slice(0, rows).map((left, row) => (beside.right[row] as number) + grid.gap - left);
  return Math.max(grid.gap, ...shifts);
}

export function mirrored(block: Block): Block {
  return { ...block, left: block.right.map((x) => -x), right: block.left.map((x) => -x) };
}
