import { useSyncExternalStore } from "react";
import * as automationsEn from "./en/automations";
import * as shellEn from "./en/shell";
import * as automationsFr from "./fr/automations";
import * as shellFr from "./fr/shell";

const en = { ...shellEn, ...automationsEn };
const fr: typeof en = { ...shellFr, ...automationsFr };
const languages = { en, fr };

export type Language = keyof typeof languages;
export type Words = typeof en;

const listeners = new Set<() => void>();
let language: Language = initial();

function initial(): Language {
  const kept = localStorage.getItem("relance.language");
  const wanted = kept ?? navigator.language;
  return wanted.startsWith("fr") ? "fr" : "en";
}

export function setLanguage(next: Language): void {
  language = next;
  localStorage.setItem("relance.language", next);
  document.documentElement.lang = next;
  listeners.forEach((listener) => listener());
}

document.documentElement.lang = language;

export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => language,
  );
}

/** The words of the language that the person chose. */
export function useWords(): Words {
  return languages[useLanguage()];
}

/**
 * A hook for the words of one page, in files of their own: `export const useFlowWords = inLanguages(en, fr)`.
 * They load with the page, and `fr` must have each sentence of `en`.
 */
export function inLanguages<W>(en: W, fr: NoInfer<W>): () => W {
  const words = { en, fr };
  return function usePageWords() {
    return words[useLanguage()];
  };
}
