import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { canConnect, connect, duplicate, insert, move, remove, rename, unreachable } from "./commands";
import { exitAt } from "./exits";
import { blankElement } from "./kinds";
import { elementOf, type Flow, readFlow, withValue } from "./model";
import { emptyFlow } from "./random";

const cart: Flow = {
  format: 1,
  trigger: { kind: "abandoned-cart", after: "PT1H" },
  future: { keeps: "this" },
  start: "remind",
  elements: [
    { id: "remind", kind: "send-sms", unknown: [1], text: "Hi", next: "bought" },
    { id: "bought", kind: "condition", criteria: {}, onTrue: "won", onFalse: "again" },
    { id: "again", kind: "send-sms", text: "Again", next: "lost" },
    { id: "won", kind: "end" },
    { id: "lost", kind: "end" },
  ],
};

describe("commands", () => {
  it("inserts at an exit before what came after", () => {
    const { flow, id } = insert(cart, { from: "bought", exit: "onFalse" }, blankElement("delay"));
    expect(elementOf(flow, "bought")?.onFalse).toBe(id);
    expect(elementOf(flow, id)?.next).toBe("again");
    expect(Object.keys(elementOf(flow, "bought") ?? {})).toEqual(["id", "kind", "criteria", "onTrue", "onFalse"]);
  });

  it("inserts into an empty flow, with an end after it", () => {
    const { flow, id } = insert(emptyFlow, { from: undefined, exit: "start" }, blankElement("send-sms"));
    expect(flow.start).toBe(id);
    expect(elementOf(flow, String(elementOf(flow, id)?.next))?.kind).toBe("end");
  });

  it("U-10 deleting closes the gap; of a condition one branch stays and the other goes", () => {
    expect(elementOf(remove(cart, "again"), "bought")?.onFalse).toBe("lost");
    const won = remove(cart, "bought", "onTrue");
    expect(elementOf(won, "remind")?.next).toBe("won");
    expect(won.elements.map((element) => element.id)).toEqual(["remind", "won"]);
    const lost = remove(cart, "bought", "onFalse");
    expect(lost.elements.map((element) => element.id)).toEqual(["remind", "again", "lost"]);
  });

  it("does not delete an end that something leads to", () => {
    expect(remove(cart, "won")).toBe(cart);
  });

  it("moves an element to another exit", () => {
    const moved = move(cart, "again", { from: undefined, exit: "start" });
    expect(moved.start).toBe("again");
    expect(elementOf(moved, "again")?.next).toBe("remind");
    expect(elementOf(moved, "bought")?.onFalse).toBe("lost");
    expect(move(moved, "again", { from: "bought", exit: "onFalse" })).toEqual(cart);
    expect(move(cart, "again", { from: "bought", exit: "onFalse" })).toBe(cart);
  });

  it("duplicates after the original, with its unknown fields and another id", () => {
    const { flow, id } = duplicate(cart, "remind");
    expect(elementOf(flow, "remind")?.next).toBe(id);
    expect(elementOf(flow, id)).toEqual({ id: "remind-1", kind: "send-sms", unknown: [1], text: "Hi", next: "bought" });
  });

  it("connects an exit to an element, but never in a circle", () => {
    expect(connect(cart, { from: "again", exit: "next" }, "remind")).toBe(cart);
    expect(canConnect(cart, { from: "remind", exit: "next" }, "again")).toBe(true);
    const connected = connect(cart, { from: "remind", exit: "next" }, "again");
    expect(exitAt(connected, { from: "remind", exit: "next" })?.to).toBe("again");
    expect(unreachable(connected).map((element) => element.id)).toEqual(["bought", "won"]);
  });

  it("renames, and keeps all bytes when the name comes back", () => {
    const named = rename(cart, "remind", "First");
    expect(elementOf(named, "remind")?.name).toBe("First");
    expect(JSON.stringify(rename(named, "remind", ""))).toBe(JSON.stringify(cart));
  });

  it("keeps unknown fields and the order of fields", () => {
    const changed = withValue(withValue(cart, ["elements", 0, "text"], "Hello"), ["elements", 0, "text"], "Hi");
    expect(JSON.stringify(changed)).toBe(JSON.stringify(cart));
  });

  it("reads each flow of the guide, and no other values", () => {
    const guide = readFileSync(new URL("../../../docs/flows.md", import.meta.url), "utf8");
    const flows = [...guide.matchAll(/```json flow\n(.*?)```/gs)].map((match) => JSON.parse(match[1] ?? ""));
    expect(flows.length).toBeGreaterThan(5);
    flows.forEach((flow) => expect(readFlow(flow)).toBe(flow));
    for (const value of [undefined, [], {}, { trigger: {} }, { ...cart, elements: [{ id: "a" }] }, { ...cart, start: 3 }]) {
      expect(readFlow(value)).toBeUndefined();
    }
  });
});
