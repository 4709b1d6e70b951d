import { describe, expect, it } from "vitest";
import { instantIn } from "./zone";

describe("a local time in a zone", () => {
  it("U-26 is an instant, also on the nights when the clock changes", () => {
    expect(instantIn("Europe/Paris", "2026-01-15T09:00")).toBe("2026-01-15T08:00:00.000Z");
    expect(instantIn("Europe/Paris", "2026-07-15T09:00")).toBe("2026-07-15T07:00:00.000Z");
    expect(instantIn("Europe/Paris", "2026-03-29T01:59")).toBe("2026-03-29T00:59:00.000Z");
    expect(instantIn("Europe/Paris", "2026-03-29T02:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(instantIn("Europe/Paris", "2026-03-29T03:00")).toBe("2026-03-29T01:00:00.000Z");
    expect(instantIn("Europe/Paris", "2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
    expect(instantIn("Europe/Paris", "2026-10-25T03:00")).toBe("2026-10-25T02:00:00.000Z");
    expect(instantIn("America/Montreal", "2026-03-01T09:00")).toBe("2026-03-01T14:00:00.000Z");
  });

  it("of a day is its beginning", () => {
    expect(instantIn("Europe/Paris", "2026-03-01")).toBe("2026-02-28T23:00:00.000Z");
  });
});
