export type Theme = "system" | "light" | "dark";

export function theme(): Theme {
  const kept = localStorage.getItem("relance.theme");
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function applyTheme(next: Theme = theme()): void {
  localStorage.setItem("relance.theme", next);
  if (next === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
}
