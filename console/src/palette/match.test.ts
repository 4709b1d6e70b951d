import { describe, expect, it } from "vitest";
import { bestOf, rank } from "./match";

describe("rank", () => {
  it("prefers the whole name, then its beginning, then beginnings of its words", () => {
    expect(rank("cart", "Cart")).toBe(0);
    expect(rank("cart", "Cart reminder")).toBe(1);
    expect(rank("cart", "Abandoned cart")).toBe(2);
    expect(rank("art", "Abandoned cart")).toBe(3);
    expect(rank("quiz", "Abandoned cart")).toBeUndefined();
  });

  it("reads no capitals and no accents", () => {
    expect(rank("reglages", "Réglages")).toBe(0);
    expect(rank("ÉTÉ", "Soldes d’été")).toBe(2);
  });

  it("takes the typed words in any order", () => {
    expect(rank("cart aban", "Abandoned cart")).toBe(2);
    expect(rank("cart quiz", "Abandoned cart")).toBeUndefined();
  });
});

describe("bestOf", () => {
  it("keeps the order of names that fit alike", () => {
    const items = ["Welcome b", "Old welcome", "Welcome a"].map((name) => ({ name }));
    expect(bestOf(items, "welcome", 2).map(({ name }) => name)).toEqual(["Welcome b", "Welcome a"]);
    expect(bestOf(items, "", 9)).toEqual(items);
  });
});
