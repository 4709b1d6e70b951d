import { useSyncExternalStore } from "react";

const name = "relance.letters";
const listeners = new Set<() => void>();

/** Whether single letters are keys. Whoever speaks to the computer, or strikes keys by mistake, turns them off. */
export function lettersOn(): boolean {
  return localStorage.getItem(name) !== "off";
}

export function turnLetters(on: boolean): void {
  localStorage.setItem(name, on ? "on" : "off");
  listeners.forEach((listener) => listener());
}

export function useLetters(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, lettersOn);
}
