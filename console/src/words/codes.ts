import * as en from "./en/codes";
import * as fr from "./fr/codes";
import { inLanguages } from "./index";

/** The words for the codes that the API answers with. */
export const useCodes = inLanguages(en, fr);

/** The word for a code; the code itself where there is none. */
export function wordOf(words: Record<string, string>, code: string | undefined): string {
  return code === undefined ? "" : Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
