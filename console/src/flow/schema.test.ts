import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as en from "../words/en/fields";
import * as flowEn from "../words/en/flow";
import * as fr from "../words/fr/fields";
import { kinds } from "./kinds";
import { ofKind, resolve, type Schema, widgetOf } from "./schema";

const root = JSON.parse(readFileSync(new URL("../../../docs/schemas/flow-1.json", import.meta.url), "utf8")) as Schema;
const all = [...(root.$defs?.element?.oneOf ?? []), ...(root.$defs?.trigger?.oneOf ?? [])];

/** All fields of a schema, with those of the objects in it. */
function fieldsOf(schema: Schema): [string, Schema][] {
  const target = resolve(root, schema);
  const inner = [...(target.oneOf ?? []), ...(target.items === undefined ? [] : [target.items])].flatMap(fieldsOf);
  const own = Object.entries(target.properties ?? {}).filter(([, field]) => field.const === undefined);
  return [...inner, ...own.flatMap(([name, field]) => [[name, field] as [string, Schema], ...(widgetOf(root, field) === "criteria" ? [] : fieldsOf(field))])];
}

describe("forms from the schema of flows", () => {
  it("every kind of element can be added, and has a name", () => {
    const known = (root.$defs?.element?.oneOf ?? []).map((each) => String(each.properties?.kind?.const));
    expect(known.length).toBeGreaterThan(10);
    expect([...kinds.map((each) => each.kind), "note"].sort()).toEqual(known.sort());
    known.forEach((kind) => expect(flowEn.elements[kind], kind).toBeDefined());
    known.forEach((kind) => expect(ofKind(root, "element", kind)).toBeDefined());
  });

  it("every field has a label in both languages", () => {
    const names = new Set([...all, root.$defs?.flow ?? {}].flatMap(fieldsOf).map(([name]) => name));
    for (const name of [...names].filter((each) => !["format", "elements", "trigger"].includes(each))) {
      expect(en.labels[name], `English: ${name}`).toBeDefined();
      expect(fr.labels[name], `French: ${name}`).toBeDefined();
    }
    expect(Object.keys(fr.labels).sort()).toEqual(Object.keys(en.labels).sort());
    expect(Object.keys(fr.values).sort()).toEqual(Object.keys(en.values).sort());
    expect(Object.keys(fr.help).sort()).toEqual(Object.keys(en.help).sort());
  });

  it("only the answers of recommendations are edited as JSON", () => {
    const json = all.flatMap(fieldsOf).filter(([, field]) => widgetOf(root, field) === "json");
    expect([...new Set(json.map(([name]) => name))]).toEqual(["when"]);
  });
});
