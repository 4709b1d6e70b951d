/** Something that the page offers to do now. */
export interface Command {
  name: string;
  /** Its key, as `aria-keyshortcuts` writes it. */
  keys?: string;
  /** Why it is off. */
  off?: string;
  run: () => void;
}

/** Parts whose buttons belong to one of many items rather than to the page. */
const items = "table, ul, ol, dialog, [role=listbox], .drawing, .outline, .builder";

/** The commands of the page: its buttons, except those of the items of a list. */
export function pageCommands(): Command[] {
  const commands = new Map<string, Command>();
  for (const button of buttons("#main button, #main a.button")) {
    const name = nameOf(button);
    if (name !== "" && !commands.has(name) && button.closest(items) === null) {
      const keys = button.getAttribute("aria-keyshortcuts");
      const off = button.getAttribute("aria-disabled") === "true" ? reasonOf(button) : undefined;
      commands.set(name, {
        name,
        ...(keys !== null && { keys }),
        ...(off !== undefined && { off }),
        run: () => {
          button.focus();
          button.click();
        },
      });
    }
  }
  return [...commands.values()];
}

/** The button of the page that has a key of its own. */
export function buttonOf(key: string): HTMLElement | undefined {
  return buttons(`#main [aria-keyshortcuts="${CSS.escape(key)}"]`)[0];
}

/** The groups of keys of the page that no button has, such as those on the drawing. */
export function keyGroups(): string[] {
  const groups = [...document.querySelectorAll<HTMLElement>("#main [data-keys]")].map(({ dataset }) => dataset.keys ?? "");
  return [...new Set(groups)];
}

function buttons(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((button) => button.checkVisibility());
}

/** Why a button is off, as it says itself; empty if it does not. */
function reasonOf(button: HTMLElement): string {
  const described = button.getAttribute("aria-describedby");
  return (described === null ? null : document.getElementById(described))?.textContent ?? "";
}

/** What a button is called; after the name of its group, if it has one. */
function nameOf(button: HTMLElement): string {
  const own = (button.getAttribute("aria-label") ?? button.textContent).trim();
  const group = button.closest("[role=group][aria-label]")?.getAttribute("aria-label");
  return group && /\p{L}/u.test(own) ? `${group} › ${own}` : /\p{L}|\d/u.test(own) ? own : "";
}
