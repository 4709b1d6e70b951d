import { expect, it } from "vitest";
import { instantOf, localAt } from "./zone";

it("U-26 times are those of the project's zone, over both nights in which clocks change", () => {
  for (const local of ["2026-03-28T09:00", "2026-03-29T09:00", "2026-10-24T09:00", "2026-10-25T09:00", "2026-12-24T23:59"]) {
    expect(localAt(instantOf(local, "Europe/Paris") as Date, "Europe/Paris")).toBe(local);
  }
  expect(instantOf("2026-03-29T09:00", "Europe/Paris")?.toISOString()).toBe("2026-03-29T07:00:00.000Z");
  expect(instantOf("2026-12-24T09:00", "America/Montreal")?.toISOString()).toBe("2026-12-24T14:00:00.000Z");
  expect(instantOf("2026-03-29T02:30", "Europe/Paris")?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(instantOf("", "Europe/Paris")).toBeUndefined();
});
