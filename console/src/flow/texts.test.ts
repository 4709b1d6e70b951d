import { expect, it } from "vitest";
import { hasTypographicQuotes, withoutTypographicQuotes, withPlainCharacters } from "./texts";

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
