import { expect, it } from "vitest";
import { exitsOf } from "./exits";
import { type OutlineItem, outlineOf } from "./outline";
import { randomFlow } from "./random";

const all = (items: OutlineItem[]): OutlineItem[] => items.flatMap((item) => [item, ...item.branches.flatMap((branch) => all(branch.items))]);

it("U-11 the outline shows each element once and each branch, in 1,000 random flows", () => {
  for (let seed = 0; seed < 1_000; seed++) {
    const flow = randomFlow(seed, 4 + (seed % 40));
    const { items, loose } = outlineOf(flow);
    const lines = all([...items, ...loose.flat()]);
    const shown = lines.filter((line) => line.kind === "element").map((line) => line.id);
    const elements = flow.elements.filter((element) => element.kind !== "end");
    expect(shown.sort().join()).toBe(elements.map((element) => element.id).sort().join());
    const branches = lines.reduce((sum, line) => sum + line.branches.length, 0);
    expect(branches).toBe(elements.map((element) => exitsOf(element).length).filter((n) => n > 1).reduce((a, b) => a + b, 0));
  }
});
