import { expect, it } from "vitest";
import { parsedAll } from "./operators";

it("a list that is being typed has no empty values", () => {
  expect(parsedAll("Paris, ", "text")).toEqual(["Paris"]);
  expect(parsedAll("Paris,", "text")).toEqual(["Paris"]);
  expect(parsedAll("Paris, Lyon", "text")).toEqual(["Paris", "Lyon"]);
  expect(parsedAll("38, 40,", "number")).toEqual([38, 40]);
  expect(parsedAll("", "number")).toEqual([]);
});
