import { describe, expect, it } from "vitest";
import type { Criteria } from "../api/types";
import { append, criteriaOf, groupOf, moveBy, moveInto, moveOut, newRow, type Node, remove, size } from "./model";

const a = { list: "a" };
const b = { list: "b" };
const c = { list: "c" };
const d = { list: "d" };

/** The numbers of the conditions, in their order. */
function ids(node: Node): number[] {
  return node.kind === "row" ? [node.id] : node.children.flatMap(ids);
}

describe("criteria as groups of conditions", () => {
  it("come back as they were", () => {
    const all: Criteria[] = [
      a,
      { all: [a, { any: [b, c] }, { not: d }] },
      { any: [a, { all: [b, { not: { any: [c, d] } }] }] },
      { not: { all: [a, b] } },
      { not: { any: [a, b] } },
      { not: { not: a } },
    ];
    for (const criteria of all) {
      expect(criteriaOf(groupOf(criteria))).toEqual(criteria);
    }
  });

  it("are none without conditions", () => {
    expect(criteriaOf(groupOf(undefined))).toBeUndefined();
  });

  it("U-17 are grouped, moved and taken apart again", () => {
    let root = groupOf({ all: [a, b, c, { not: d }] });
    const [, , third, fourth] = ids(root) as [number, number, number, number];
    root = moveInto(root, third);
    expect(criteriaOf(root)).toEqual({ all: [a, { any: [b, c] }, { not: d }] });
    root = moveBy(root, fourth, -1);
    expect(criteriaOf(root)).toEqual({ all: [a, { not: d }, { any: [b, c] }] });
    root = moveOut(root, third);
    expect(criteriaOf(root)).toEqual({ all: [a, { not: d }, b, c] });
  });

  it("join the group above, and leave no empty group behind", () => {
    let root = groupOf({ any: [{ all: [a, b] }, c] });
    const [first, second, third] = ids(root) as [number, number, number];
    root = moveInto(root, third);
    expect(criteriaOf(root)).toEqual({ all: [a, b, c] });
    root = remove(remove(root, first), second);
    expect(criteriaOf(root)).toEqual(c);
    root = remove(root, third);
    expect(size(root)).toBe(0);
    expect(criteriaOf(append(root, root.id, newRow(d, true)))).toEqual({ not: d });
  });

  it("stay as they are where there is nowhere to move", () => {
    const root = groupOf({ all: [a, b] });
    const [first, second] = ids(root) as [number, number];
    expect(criteriaOf(moveBy(root, first, -1))).toEqual({ all: [a, b] });
    expect(criteriaOf(moveBy(root, second, 1))).toEqual({ all: [a, b] });
    expect(criteriaOf(moveInto(root, first))).toEqual({ all: [a, b] });
    expect(criteriaOf(moveOut(root, first))).toEqual({ all: [a, b] });
  });
});
