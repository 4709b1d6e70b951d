import { expect, it } from "vitest";
import { hasTypographicQuotes, roomOf, withoutTypographicQuotes, withPlainCharacters } from "./texts";

it("U-23 typographic quotes in tags are found and mended, those in words stay", () => {
  const text = "“Hi” {{ contact.firstName | default: ‘there’ }} l’été {% if a == “b” %}";
  expect(hasTypographicQuotes(text)).toBe(true);
  expect(withoutTypographicQuotes(text)).toBe("“Hi” {{ contact.firstName | default: 'there' }} l’été {% if a == \"b\" %}");
  expect(hasTypographicQuotes("“Hi” {{ a | default: 'b' }}")).toBe(false);
});

it("U-25 expensive characters are replaced outside of tags", () => {
  const expensive = [{ char: "û", instead: "u" }, { char: "😀" }, { char: "\u00a0", instead: " " }];
  expect(withPlainCharacters("août😀 {{ août }}\u00a0!", expensive)).toBe("aout😀 {{ août }} !");
});

it("U-25 characters that take the room of two are counted twice", () => {
  expect(roomOf("10 € [a]", "gsm-7")).toBe(11);
  expect(roomOf("😀 10 €", "ucs-2")).toBe(7);
});
