import { expect, it } from "vitest";
import { begin, redo, step, undo } from "./history";
import { emptyFlow, randomFrom, randomStep } from "./random";

it("U-6 100 random commands, 100 undos give the first bytes, 100 redos the last", () => {
  for (let seed = 0; seed < 50; seed++) {
    const random = randomFrom(seed);
    let history = begin(emptyFlow);
    for (let i = 0; i < 100; i++) {
      history = step(history, randomStep(history.present, random));
    }
    const last = JSON.stringify(history.present);
    for (let i = 0; i < 100; i++) {
      history = undo(history);
    }
    expect(JSON.stringify(history.present)).toBe(JSON.stringify(emptyFlow));
    for (let i = 0; i < 100; i++) {
      history = redo(history);
    }
    expect(JSON.stringify(history.present)).toBe(last);
  }
});

it("typing in one field within a second is one step", () => {
  const flow = (text: string) => ({ ...emptyFlow, note: text });
  let history = step(begin(flow("")), flow("a"), { field: "text", at: 0 });
  history = step(history, flow("ab"), { field: "text", at: 900 });
  history = step(history, flow("abc"), { field: "text", at: 2_500 });
  expect(undo(history).present).toEqual(flow("ab"));
  expect(undo(undo(history)).present).toEqual(flow(""));
});
