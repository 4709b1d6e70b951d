import { describe, expect, it } from "vitest";
import { amountOf, durationOf } from "./duration";

describe("a duration as a number and a unit", () => {
  it.each([
    ["PT0H", 0, "H"],
    ["P0D", 0, "D"],
    ["PT24H", 24, "H"],
    ["P14D", 14, "D"],
    ["P2W", 2, "W"],
    ["PT90S", 90, "S"],
  ] as const)("keeps the unit of %s", (duration, amount, unit) => {
    expect(amountOf(duration)).toEqual({ amount, unit });
    expect(durationOf(amount, unit)).toBe(duration);
  });

  it("takes the largest whole unit of several", () => {
    expect(amountOf("PT1H30M")).toEqual({ amount: 90, unit: "M" });
    expect(amountOf("P1DT24H")).toEqual({ amount: 2, unit: "D" });
  });

  it("is none where the text is no duration", () => {
    expect(["", "P", "PT", "P1", "1D", "P1H"].map(amountOf)).toEqual(Array(6).fill(undefined));
  });
});
