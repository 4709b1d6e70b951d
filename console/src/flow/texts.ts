const tags = /\{\{.*?\}\}|\{%.*?%\}/gs;
const quotes = /[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb]/;

/** Whether quotes that Liquid does not understand stand in a tag, as word processors put them there. */
export function hasTypographicQuotes(text: string): boolean {
  return (text.match(tags) ?? []).some((tag) => quotes.test(tag));
}

/** The text with straight quotes in its tags; the words around them stay. */
export function withoutTypographicQuotes(text: string): string {
  return text.replace(tags, (tag) => tag.replace(/[\u2018\u2019\u201a\u201b]/g, "'").replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g, '"'));
}

/** The text with plain characters for those that make segments shorter, where something reads the same; tags stay. */
export function withPlainCharacters(text: string, expensive: { char?: string; instead?: string }[]): string {
  const instead = new Map(expensive.flatMap(({ char, instead: plain }) => (char === undefined || plain === undefined ? [] : [[char, plain] as const])));
  const plain = (part: string) => [...part].map((char) => instead.get(char) ?? char).join("");
  let result = "";
  let at = 0;
  for (const tag of text.matchAll(tags)) {
    result += plain(text.slice(at, tag.index)) + tag[0];
    at = tag.index + tag[0].length;
  }
  return result + plain(text.slice(at));
}

/** How much room a text takes in an SMS: some characters of GSM-7, such as the euro, take that of two. */
export function roomOf(text: string, alphabet: "gsm-7" | "ucs-2" | undefined): number {
  return alphabet === "ucs-2" ? text.length : text.length + (text.match(/[\u20ac^{}\\[\]~|\f]/g) ?? []).length;
}
