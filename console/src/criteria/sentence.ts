import { amountOf } from "../words/duration";
import type { CriteriaWords } from "./words";

/** What a sentence is written with: the words, those of codes, and the names that keys stand for. */
export interface Wording {
  words: CriteriaWords;
  channels: Record<string, string>;
  purposes: Record<string, string>;
  nameOf: (kind: "list" | "segment", key: string) => string;
}

type Fields = Record<string, unknown>;

/** Criteria as a sentence about a contact. */
export function sentenceOf(criteria: unknown, wording: Wording): string {
  const fields = (criteria ?? {}) as Fields;
  const { sentence: words } = wording.words;
  if (Array.isArray(fields.all)) {
    return joined(fields.all, words.and, wording);
  }
  if (Array.isArray(fields.any)) {
    return joined(fields.any, words.or, wording);
  }
  if (fields.not !== undefined) {
    return words.not(sentenceOf(fields.not, wording));
  }
  if (fields.property !== undefined) {
    return comparison(fields, wording.words);
  }
  if (fields.event !== undefined || fields.table !== undefined) {
    return counted(fields, wording);
  }
  return standing(fields, wording);
}

function joined(parts: unknown[], word: string, wording: Wording): string {
  const text = parts.map((part) => {
    const group = typeof part === "object" && part !== null && ("all" in part || "any" in part);
    return group && parts.length > 1 ? `(${sentenceOf(part, wording)})` : sentenceOf(part, wording);
  });
  return text.join(word);
}

function standing(fields: Fields, { words: { sentence: words, lastStates }, channels, purposes, nameOf }: Wording): string {
  const text = (name: string) => String(fields[name]);
  if (fields.list !== undefined) {
    return words.list(nameOf("list", text("list")));
  }
  if (fields.segment !== undefined) {
    return words.segment(nameOf("segment", text("segment")));
  }
  if (fields.persona !== undefined) {
    return words.persona(nameOf("segment", text("persona")));
  }
  if (fields.reachable !== undefined) {
    return words.reachable(channels[text("reachable")] ?? text("reachable"));
  }
  if (fields.consent !== undefined) {
    const type = typeof fields.type === "string" ? fields.type : "marketing";
    const write = fields.is === "unsubscribed" ? words.unsubscribed : words.subscribed;
    return write(channels[text("consent")] ?? text("consent"), purposes[type] ?? type);
  }
  if (fields.message !== undefined || fields.lastSend !== undefined) {
    const state = String(fields.is ?? fields.lastSend);
    return words.lastMessage(lastStates[state] ?? state);
  }
  return JSON.stringify(fields);
}

const operators = [
  "is",
  "isNot",
  "contains",
  "startsWith",
  "oneOf",
  "includes",
  "greater",
  "less",
  "before",
  "after",
  "within",
  "next",
  "anniversaryWithin",
] as const;

function comparison(fields: Fields, words: CriteriaWords): string {
  const property = String(fields.property);
  const name = words.builtIn[property] ?? property;
  if (fields.exists !== undefined) {
    return `${name} ${fields.exists === false ? words.sentence.unknown : words.sentence.known}`;
  }
  const operator = operators.find((each) => fields[each] !== undefined);
  if (operator === undefined) {
    return name;
  }
  return `${name} ${words.sentence[operator]} ${valueText(fields[operator], words)}`;
}

function valueText(value: unknown, words: CriteriaWords): string {
  if (Array.isArray(value)) {
    return value.join(", ");
  }
  if (typeof value === "boolean") {
    return value ? words.sentence.yes : words.sentence.no;
  }
  return durationText(value, words) ?? String(value);
}

function durationText(value: unknown, words: CriteriaWords): string | undefined {
  const duration = typeof value === "string" && value.startsWith("P") ? amountOf(value) : undefined;
  return duration && `${duration.amount} ${words.builder.units[duration.unit]}`;
}

function counted(fields: Fields, wording: Wording): string {
  const words = wording.words.sentence;
  const times = timesOf(fields, wording.words);
  const name = String(fields.event);
  const what =
    fields.table === undefined
      ? words.happened(wording.words.events[name] ?? name, times)
      : words.rows(String(fields.table), times);
  const where = fields.where === undefined ? "" : words.where(sentenceOf(fields.where, wording));
  return what + periodOf(fields, wording.words) + where + sumOf(fields, wording.words);
}

function timesOf(fields: Fields, { sentence: words }: CriteriaWords): string {
  if (fields.exactly !== undefined) {
    return fields.exactly === 0 ? words.never : words.exactly(String(fields.exactly));
  }
  const least = fields.atLeast ?? (fields.atMost === undefined ? 1 : undefined);
  const parts = [
    least === undefined ? "" : least === 1 ? words.once : words.atLeast(String(least)),
    fields.atMost === undefined ? "" : words.atMost(String(fields.atMost)),
  ];
  return parts.filter(Boolean).join(words.and);
}

function periodOf(fields: Fields, words: CriteriaWords): string {
  const { since, until } = fields;
  const from = durationText(since, words);
  if (from !== undefined && until === undefined) {
    return words.sentence.inLast(from);
  }
  const moment = (value: unknown) => {
    const duration = durationText(value, words);
    return duration === undefined ? String(value) : words.sentence.ago(duration);
  };
  return (
    (since === undefined ? "" : words.sentence.since(since === "entry" ? words.sentence.entry : moment(since))) +
    (until === undefined ? "" : words.sentence.until(moment(until)))
  );
}

function sumOf(fields: Fields, { sentence: words }: CriteriaWords): string {
  if (fields.sum === undefined) {
    return "";
  }
  const greater = fields.greater === undefined ? "" : words.moreThan(String(fields.greater));
  const less = fields.less === undefined ? "" : words.lessThan(String(fields.less));
  return words.sum(String(fields.sum)) + greater + less;
}
