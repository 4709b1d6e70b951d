import { useEffect } from "react";
import { areas } from "../areas";
import { go, href } from "../router";
import { lettersOn } from "./letters";
import { buttonOf } from "./pageCommands";

export type Opened = "palette" | "keys" | undefined;

const goFor = 1_500;

/** Follows the keys that work on every page. */
export function useShortcuts(open: (what: Opened) => void): void {
  useEffect(() => {
    let going = Number.NEGATIVE_INFINITY;
    /** The letter after `g` goes to an area, also where the letter alone does something else. */
    const second = (event: KeyboardEvent) => {
      const area = event.timeStamp - going < goFor ? areas.find(({ key }) => key === event.key) : undefined;
      going = Number.NEGATIVE_INFINITY;
      if (area !== undefined && isFree(event)) {
        event.preventDefault();
        event.stopPropagation();
        visit(href([area.paths[0]]));
      }
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) {
        return;
      }
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        open("palette");
      } else if (isFree(event)) {
        going = event.key === "g" ? event.timeStamp : going;
        if (letter(event.key, open)) {
          event.preventDefault();
        }
      }
    };
    addEventListener("keydown", second, true);
    addEventListener("keydown", press);
    return () => {
      removeEventListener("keydown", second, true);
      removeEventListener("keydown", press);
    };
  }, [open]);
}

/** Goes to a page, and the focus with it. */
export function visit(address: string): void {
  go(address);
  document.getElementById("main")?.focus();
}

/** Whether a key alone is a command: not in a field, not with others. */
function isFree(event: KeyboardEvent): boolean {
  const field = (event.target as HTMLElement).closest?.("input, textarea, select, [contenteditable=true], dialog[open]");
  return lettersOn() && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !field;
}

function letter(key: string, open: (what: Opened) => void): boolean {
  if (key === "?") {
    open("keys");
    return true;
  }
  const found = key === "/" ? document.querySelector<HTMLElement>("#main input[type=search]") : buttonOf(key);
  if (key === "/" && found === null) {
    open("palette");
  } else if (key === "/") {
    found?.focus();
  } else {
    found?.click();
  }
  return key === "/" || found !== undefined;
}
