import { describe, expect, it } from "vitest";
import { change, insert, remove, rename } from "./commands";
import { blankElement } from "./kinds";
import { differences, merged } from "./merge";
import { elementOf } from "./model";
import { emptyFlow, randomFlow } from "./random";

const base = insert(
  insert(emptyFlow, { from: undefined, exit: "start" }, { kind: "send-sms", text: "Hi" }).flow,
  { from: undefined, exit: "start" },
  blankElement("delay"),
).flow;

describe("merging the changes of two people", () => {
  it("U-1 keeps what each changed, by element and by field", () => {
    const mine = insert(rename(base, "send-sms-1", "Hello"), { from: "send-sms-1", exit: "next" }, blankElement("unsubscribe")).flow;
    const theirs = change(change(base, "delay-1", ["for"], "P2D"), "send-sms-1", ["text"], "Hi there");
    const both = merged(base, mine, theirs);
    expect(elementOf(both, "send-sms-1")).toMatchObject({ name: "Hello", text: "Hi there", next: "unsubscribe-1" });
    expect(elementOf(both, "delay-1")?.for).toBe("P2D");
    expect(elementOf(both, "unsubscribe-1")?.next).toBe("end-1");
  });

  it("U-1 keeps both elements that two people added with one id", () => {
    const sms = (text: string, from: string, exit = "next") => insert(base, { from, exit }, { kind: "send-sms", text }).flow;
    const both = merged(base, sms("Mine", "send-sms-1"), sms("Theirs", "delay-1"));
    expect(elementOf(both, "send-sms-2")).toMatchObject({ text: "Theirs", next: "send-sms-1" });
    expect(elementOf(both, "send-sms-3")).toMatchObject({ text: "Mine", next: "end-1" });
    expect(elementOf(both, "delay-1")?.next).toBe("send-sms-2");
    expect(elementOf(both, "send-sms-1")?.next).toBe("send-sms-3");
  });

  it("what refers to an element follows when it gets another id", () => {
    const clicked = { event: "message-clicked", where: { property: "element", is: "question-1" } };
    const elsewhere = { event: "message-clicked", where: { all: [{ property: "automation", is: "a" }, { property: "element", is: "question-1" }] } };
    const advice = { when: [{ "question-1": "Dry", other: "x" }], text: "You said {{ answers.question-1 }}, not {{ answers.question-10 }}." };
    const own = {
      ...base,
      start: "question-1",
      elements: [
        ...base.elements,
        { id: "question-1", kind: "question", text: "Mine", next: "recommendations-1" },
        { id: "recommendations-1", kind: "recommendations", recommendations: [advice], criteria: [clicked, elsewhere] },
      ],
    };
    const theirs = { ...base, elements: [...base.elements, { id: "question-1", kind: "question", text: "Theirs" }] };
    const both = merged(base, own, theirs);
    expect(both.start).toBe("question-2");
    expect(elementOf(both, "question-1")).toEqual({ id: "question-1", kind: "question", text: "Theirs" });
    expect(elementOf(both, "question-2")?.text).toBe("Mine");
    expect(elementOf(both, "recommendations-1")).toMatchObject({
      recommendations: [{ when: [{ "question-2": "Dry", other: "x" }], text: "You said {{ answers.question-2 }}, not {{ answers.question-10 }}." }],
      criteria: [{ where: { is: "question-2" } }, elsewhere],
    });
  });

  it("removes what one removed, unless the other changed it", () => {
    const without = remove(base, "delay-1");
    expect(elementOf(merged(base, without, base), "delay-1")).toBeUndefined();
    expect(elementOf(merged(base, base, without), "delay-1")).toBeUndefined();
    expect(elementOf(merged(base, without, rename(base, "delay-1", "Wait")), "delay-1")?.name).toBe("Wait");
    expect(elementOf(merged(base, rename(base, "delay-1", "Wait"), without), "delay-1")?.name).toBe("Wait");
  });

  it("mine counts where both changed one field", () => {
    expect(elementOf(merged(base, rename(base, "delay-1", "Mine"), rename(base, "delay-1", "Theirs")), "delay-1")?.name).toBe("Mine");
  });

  it("one who changed nothing gets the other's flow", () => {
    for (let seed = 0; seed < 50; seed++) {
      const [flow, other] = [randomFlow(seed, 20), randomFlow(seed, 30)];
      expect(differences(merged(flow, flow, other), other)).toEqual([]);
      expect(differences(merged(flow, other, flow), other)).toEqual([]);
    }
  });

  it("lists what differs between two flows", () => {
    const after = remove(rename(base, "send-sms-1", "Hello"), "delay-1");
    expect(differences(base, after)).toEqual([
      { id: "", what: "changed", fields: [{ name: "start", before: "delay-1", after: "send-sms-1" }] },
      { id: "send-sms-1", what: "changed", fields: [{ name: "name", before: undefined, after: "Hello" }] },
      { id: "delay-1", what: "removed", fields: [] },
    ]);
  });
});
