import { describe, expect, it } from "vitest";
import type { Contact } from "../../api/types";
import { changeOf, draftOf, invalidProperties } from "./draft";

const ana: Contact = {
  id: "c1",
  externalIds: {},
  firstName: "Ana",
  phone: "+33612345678",
  properties: { city: "Lyon", points: 12, vip: true },
  consents: [],
  createdAt: "2026-03-01T00:00:00Z",
  updatedAt: "2026-03-01T00:00:00Z",
};

describe("the change of a contact", () => {
  it("is empty when nothing was edited", () => {
    expect(changeOf(draftOf(ana), ana)).toEqual({});
  });

  it("has what differs, and null for what is removed", () => {
    const draft = { ...draftOf(ana), firstName: "", email: " ana@example.com " };
    expect(changeOf(draft, ana)).toEqual({ firstName: null, email: "ana@example.com" });
  });

  it("gives properties the value of their type", () => {
    const draft = {
      ...draftOf(ana),
      properties: [
        { name: "points", type: "number" as const, value: "12,5" },
        { name: "vip", type: "boolean" as const, value: "true" },
        { name: "tags", type: "list" as const, value: "a, b,," },
        { name: " ", type: "text" as const, value: "without a name" },
      ],
    };
    expect(changeOf(draft, ana)).toEqual({ properties: { city: null, points: 12.5, tags: ["a", "b"] } });
  });

  it("leaves properties that nobody edited, whatever their values", () => {
    const properties: unknown = { cities: ["Paris, France"], sizes: [38, 40], note: "" };
    const lists = { ...ana, properties } as Contact;
    const draft = { ...draftOf(lists), firstName: "Anna" };
    expect(changeOf(draft, lists)).toEqual({ firstName: "Anna" });
    const emptied = { ...draft, properties: [...draft.properties.slice(1), { name: "cities", type: "list" as const, value: "Lyon" }] };
    expect(changeOf(emptied, lists).properties).toEqual({ cities: ["Lyon"] });
  });

  it("names the properties that must be numbers", () => {
    const draft = { ...draftOf(ana), properties: [{ name: "points", type: "number" as const, value: "many" }] };
    expect(invalidProperties(draft)).toEqual(["points"]);
  });
});
