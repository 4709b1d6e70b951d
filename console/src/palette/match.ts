import { plain } from "../kit/plain";

/** How well a name fits what was typed, 0 the best; undefined if a typed word is not in it. */
export function rank(typed: string, name: string): number | undefined {
  const [sought, text] = [plain(typed.trim()), plain(name)];
  const words = sought.split(/\s+/).filter(Boolean);
  if (!words.every((word) => text.includes(word))) {
    return undefined;
  }
  if (text === sought) {
    return 0;
  }
  if (text.startsWith(sought)) {
    return 1;
  }
  const starts = text.split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => starts.some((start) => start.startsWith(word))) ? 2 : 3;
}

/** The items whose names fit what was typed, the best first, else in the order given. */
export function bestOf<T extends { name: string }>(items: readonly T[], typed: string, most: number): T[] {
  return items
    .flatMap((item) => {
      const place = rank(typed, item.name);
      return place === undefined ? [] : [{ item, place }];
    })
    .sort((one, other) => one.place - other.place)
    .slice(0, most)
    .map(({ item }) => item);
}
