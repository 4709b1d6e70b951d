import { describe, expect, it } from "vitest";
import * as words from "../words/en/criteria";
import * as french from "../words/fr/criteria";
import { type Catalogue, suggestions } from "./suggest";
import { sentenceOf, type Wording } from "./sentence";

const wording: Wording = {
  words,
  channels: { sms: "SMS", email: "Email", whatsapp: "WhatsApp" },
  purposes: { marketing: "marketing" },
  nameOf: (_, key) => (key === "staff" ? "Staff of the shop" : key),
};

const catalogue: Catalogue = {
  properties: [
    { name: "city", type: "text" },
    { name: "points", type: "number" },
    { name: "vip", type: "boolean" },
  ],
  lists: ["vip", "staff"],
  segments: ["parisians"],
  personas: [],
};

const first = (typed: string) => suggestions(typed, catalogue, wording)[0];

describe("what is typed to add a condition", () => {
  it("compares a property with a value of its type", () => {
    expect(first("city Lyon")?.leaf).toEqual({ property: "city", is: "Lyon" });
    expect(first("city is Paris")).toMatchObject({ leaf: { property: "city", is: "Paris" }, complete: true });
    expect(first("city is not Paris")?.leaf).toEqual({ property: "city", isNot: "Paris" });
    expect(first("points > 50")?.leaf).toEqual({ property: "points", greater: 50 });
    expect(first("points is greater than 7,5")?.leaf).toEqual({ property: "points", greater: 7.5 });
    expect(first("country fr")?.leaf).toEqual({ property: "country", is: "fr" });
  });

  it("names a list, a segment, a consent or an event", () => {
    expect(first("staff")?.leaf).toEqual({ list: "staff" });
    expect(first("parisians")?.leaf).toEqual({ segment: "parisians" });
    expect(first("subscribed sms")?.leaf).toEqual({ consent: "sms", is: "subscribed" });
    expect(first("ordered")?.leaf).toEqual({ event: "order" });
  });

  it("is negated by a word before it", () => {
    expect(first("not staff")).toMatchObject({ leaf: { list: "staff" }, not: true, label: "not (is on the list Staff of the shop)" });
  });

  it("offers a property whose value is still to be given", () => {
    expect(first("poi")).toMatchObject({ leaf: { property: "points", is: 0 }, complete: false });
  });

  it("finds nothing where nothing fits", () => {
    expect(suggestions("zebra", catalogue, wording)).toEqual([]);
  });
});

describe("the sentence of criteria", () => {
  it("says counts, periods and filters", () => {
    const order = { event: "order", atLeast: 2, since: "P30D", where: { property: "total", greater: 100 } };
    expect(sentenceOf(order, wording)).toBe(
      "ordered at least 2 times in the last 30 days, counting only where total is greater than 100",
    );
    expect(sentenceOf({ event: "order", exactly: 0 }, wording)).toBe("ordered never");
  });

  it("puts brackets around inner groups", () => {
    const criteria = { all: [{ property: "country", is: "FR" }, { any: [{ list: "vip" }, { list: "staff" }] }] };
    expect(sentenceOf(criteria, wording)).toBe("country is FR and (is on the list vip or is on the list Staff of the shop)");
  });
});

it("sentences in French agree whatever the unit, and name states in French", () => {
  const inFrench = { ...wording, words: french };
  expect(sentenceOf({ property: "createdAt", within: "P14D" }, inFrench)).toBe("date de création date de moins de 14 jours");
  expect(sentenceOf({ event: "order", since: "P30D" }, inFrench)).toBe("a commandé au moins une fois il y a moins de 30 jours");
  expect(sentenceOf({ message: "last", is: "delivered" }, inFrench)).toBe("le dernier message est remis");
  expect(sentenceOf({ message: "last", is: "other" }, inFrench)).toBe("le dernier message est other");
});
