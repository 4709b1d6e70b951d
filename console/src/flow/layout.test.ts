import { describe, expect, it } from "vitest";
import { grid, type Spot } from "./block";
import { insert } from "./commands";
import { exitsOf, reachable } from "./exits";
import { blankElement } from "./kinds";
import { type Layout, layoutOf } from "./layout";
import { placesOf, randomFlow, randomFrom } from "./random";

const widthOf = (spot: Spot) => (spot.kind === "element" ? grid.width : grid.chip);
const name = (spot: Spot) => `${spot.kind} ${spot.id} ${spot.place?.from}/${spot.place?.exit}`;

/** Whether lines lead from an element down to another; a chip that names an element further up or beside is no line to it. */
function isAbove(layout: Layout, above: string, below: string): boolean {
  const jumps = new Set(layout.spots.filter((spot) => spot.kind === "jump").map(name));
  const lines = layout.lines.filter((line) => !jumps.has(name({ kind: "jump", id: line.to, place: line.place, row: 0, x: 0 })));
  const found = new Set([above]);
  for (const id of found) {
    lines.filter((line) => line.place.from === id && line.to !== undefined).forEach((line) => found.add(line.to as string));
  }
  return found.has(below);
}

describe("the layout of a flow", () => {
  it("U-9 draws 2,000 random flows without overlaps, each element and each exit once, exits in their order", () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const flow = randomFlow(seed, 4 + (seed % 40));
      const { spots, lines } = layoutOf(flow);
      const rows = new Map<number, Spot[]>();
      spots.forEach((spot) => rows.set(spot.row, [...(rows.get(spot.row) ?? []), spot]));
      for (const row of rows.values()) {
        row.sort((a, b) => a.x - b.x);
        row.slice(1).forEach((spot, i) => {
          const before = row[i] as Spot;
          if (before.x + widthOf(before) / 2 >= spot.x - widthOf(spot) / 2) {
            expect.fail(`seed ${seed}: ${name(before)} overlaps ${name(spot)}`);
          }
        });
      }
      for (const line of lines) {
        const crossed = spots.find(
          (spot) =>
            spot.row > line.row && spot.row < line.toRow && Math.abs(spot.x - line.column) < widthOf(spot) / 2,
        );
        if (crossed !== undefined) {
          expect.fail(`seed ${seed}: the line of ${JSON.stringify(line.place)} crosses ${name(crossed)}`);
        }
      }
      const elements = spots.filter((spot) => spot.kind === "element").map((spot) => spot.id);
      const wanted = flow.elements.filter((each) => !["end", "note"].includes(each.kind)).map((each) => each.id);
      expect(elements.sort().join()).toBe(wanted.sort().join());
      const drawn = lines.map((line) => `${line.place.from ?? ""}/${line.place.exit}`).sort();
      expect(drawn.join()).toBe(placesOf(flow).map((place) => `${place.from ?? ""}/${place.exit}`).sort().join());
      for (const element of flow.elements) {
        const columns = exitsOf(element).map((exit) => lines.find((line) => line.place.from === element.id && line.place.exit === exit.name)?.column ?? 0);
        if (columns.some((column, i) => i > 0 && column <= (columns[i - 1] as number))) {
          expect.fail(`seed ${seed}: the exits of ${element.id} are at ${columns.join()}`);
        }
      }
    }
  }, 60_000);

  it("U-7 is the same for the same flow, and adding below moves nothing above", () => {
    for (let seed = 0; seed < 1_000; seed++) {
      const flow = randomFlow(seed, 5 + (seed % 30));
      expect(JSON.stringify(layoutOf(structuredClone(flow)))).toBe(JSON.stringify(layoutOf(flow)));
      const random = randomFrom(seed);
      const places = placesOf(flow);
      const place = places[random(places.length)] as (typeof places)[number];
      const before = layoutOf(flow);
      const after = layoutOf(insert(flow, place, blankElement("condition")).flow);
      const at = (layout: typeof before, id: string) => layout.spots.find((spot) => spot.kind === "element" && spot.id === id);
      for (const element of flow.elements) {
        if (place.from !== undefined && reachable(flow, flow.start).has(element.id) && isAbove(before, element.id, place.from)) {
          const [then, now] = [at(before, element.id), at(after, element.id)];
          if (now?.row !== then?.row || now?.x !== then?.x) {
            expect.fail(`seed ${seed}: adding at ${JSON.stringify(place)} moves ${element.id}`);
          }
        }
      }
    }
  }, 60_000);

  it("U-13 takes less than 50 ms for 300 elements", () => {
    const flow = randomFlow(7, 620);
    expect(flow.elements.length).toBeGreaterThan(250);
    layoutOf(flow);
    const start = performance.now();
    layoutOf(flow);
    expect(performance.now() - start).toBeLessThan(50);
  });
});
