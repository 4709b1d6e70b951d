import { expect, it } from "vitest";
import { criteriaOf, kindOf, positive, rowsOf, typed } from "./criteria";

it("criteria become rows and rows the same criteria", () => {
  const cases = [
    { event: "order", since: "entry" },
    { all: [{ list: "vip" }, { not: { property: "country", is: "FR" } }] },
    { any: [{ list: "vip" }, { all: [{ list: "a" }, { list: "b" }] }] },
  ];
  cases.forEach((criteria) => expect(criteriaOf(rowsOf(criteria))).toEqual(criteria));
});

it("shows what it knows whole, and the rest as JSON", () => {
  expect(kindOf({ event: "order", atLeast: 2 })).toBe("event");
  expect(kindOf({ event: "order", where: {} })).toBe("json");
  expect(kindOf({ property: "age", greater: 3 })).toBe("property");
  expect(kindOf({ property: "age", greater: 3, less: 5 })).toBe("json");
  expect(kindOf({ property: "age", includes: "x" })).toBe("json");
  expect(positive({ not: { list: "vip" } })).toEqual({ not: true, inner: { list: "vip" } });
  expect([typed("3"), typed("true"), typed("33a")]).toEqual([3, true, "33a"]);
});
