import type { Leaf } from "./model";
import { builtInTypes, firstValue, operatorsOf, parsed, type PropertyType } from "./operators";
import { sentenceOf, type Wording } from "./sentence";

/** What conditions can name. */
export interface Catalogue {
  properties: { name: string; type: PropertyType; label?: string }[];
  lists: string[];
  segments: string[];
  personas: string[];
  /** Conditions that make sense at this place only, such as in a flow. */
  here?: Leaf[];
}

export interface Suggestion {
  label: string;
  leaf: Leaf;
  not: boolean;
  /** Whether it says all that is needed, so that nothing is left to fill in. */
  complete: boolean;
}

const channels = ["sms", "email", "whatsapp"];
const negation = /^(not|no|pas|non|sans)\s+/i;
const most = 8;

/** The conditions that fit what a person typed, the best first. */
export function suggestions(typed: string, catalogue: Catalogue, wording: Wording): Suggestion[] {
  const not = negation.test(typed.trimStart());
  const text = typed.trim().replace(negation, "");
  const found = [...comparisons(text, catalogue, wording), ...named(text.toLowerCase(), catalogue, wording)];
  return found.slice(0, most).map(({ leaf, complete }) => {
    const sentence = sentenceOf(leaf, wording);
    return { leaf, complete, not, label: not ? wording.words.sentence.not(sentence) : sentence };
  });
}

type Candidate = Pick<Suggestion, "leaf" | "complete">;

/** Conditions without a value to type, whose sentence has all the words typed. */
function named(text: string, catalogue: Catalogue, wording: Wording): Candidate[] {
  const leaves: Leaf[] = [
    ...(catalogue.here ?? []),
    ...catalogue.lists.map((list) => ({ list })),
    ...catalogue.segments.map((segment) => ({ segment })),
    ...catalogue.personas.map((persona) => ({ persona })),
    ...channels.flatMap((consent) => ["subscribed", "unsubscribed"].map((is) => ({ consent, is }))),
    ...channels.map((reachable) => ({ reachable })),
    ...Object.keys(wording.words.events).map((event) => ({ event })),
  ];
  const words = text.split(/\s+/).filter(Boolean);
  return leaves
    .map((leaf) => ({ leaf, complete: true, text: sentenceOf(leaf, wording).toLowerCase() }))
    .filter((each) => words.every((word) => each.text.includes(word)))
    .sort((one, other) => one.text.length - other.text.length);
}

/** Comparisons of the properties that the text begins with, or begins to write. */
function comparisons(typed: string, catalogue: Catalogue, wording: Wording): Candidate[] {
  const text = typed.toLowerCase();
  if (text === "") {
    return [];
  }
  return propertiesOf(catalogue, wording).flatMap(({ name, type, written }) => {
    if (text.startsWith(`${written} `)) {
      return compared(name, type, typed.slice(written.length).trim(), wording);
    }
    const operator = operatorsOf(type)[0] ?? "is";
    return written.includes(text)
      ? [{ leaf: { property: name, [operator]: firstValue(operator, type) }, complete: false }]
      : [];
  });
}

function propertiesOf(catalogue: Catalogue, { words }: Wording) {
  const builtIn = Object.entries(builtInTypes).map(([name, type]) => ({ name, type, written: words.builtIn[name] ?? name }));
  const own = catalogue.properties.map(({ name, type, label }) => ({ name, type, written: label ?? name }));
  return [...own, ...builtIn].map((each) => ({ ...each, written: each.written.toLowerCase() }));
}

/** The comparison that is written after the name of a property, such as `is Paris` or `> 50`. */
function compared(property: string, type: PropertyType, rest: string, { words }: Wording): Candidate[] {
  const signs: Record<string, string[]> = { greater: [">"], less: ["<"], isNot: ["≠", "!="], is: ["="] };
  for (const operator of [...operatorsOf(type)].sort((one, other) => sign(other).length - sign(one).length)) {
    if (operator === "exists") {
      continue;
    }
    const written = [words.sentence[operator].toLowerCase(), ...(signs[operator] ?? [])];
    const match = written.find((each) => rest.toLowerCase().startsWith(each));
    if (match !== undefined) {
      return valued(property, operator, type, rest.slice(match.length));
    }
  }
  return valued(property, type === "list" ? "includes" : "is", type, rest);

  function sign(operator: keyof typeof words.sentence | "exists"): string {
    const text = operator === "exists" ? "" : words.sentence[operator];
    return typeof text === "string" ? text : "";
  }
}

function valued(property: string, operator: string, type: PropertyType, text: string): Candidate[] {
  const value = parsed(text, operator === "greater" || operator === "less" ? "number" : type);
  const durations = ["within", "next", "anniversaryWithin", "before", "after", "oneOf"];
  if (value === undefined || value === "" || durations.includes(operator)) {
    return [];
  }
  return [{ leaf: { property, [operator]: value }, complete: true }];
}
