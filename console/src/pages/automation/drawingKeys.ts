import type { KeyboardEvent } from "react";
import { exitsOf, startExit } from "../../flow/exits";
import { elementOf, type Flow } from "../../flow/model";
import type { Editing } from "./editing";

/** What the keys do on the drawing. */
export function onKey(event: KeyboardEvent, frame: HTMLElement | null, editing: Editing, flow: Flow): void {
  const target = event.target as HTMLElement;
  const id = target.dataset.element;
  if (frame === null || id === undefined || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const element = elementOf(flow, id);
  const act = () => {
    switch (event.key) {
      case "+":
      case "a":
        if (!editing.readOnly && (id === "" || (element !== undefined && exitsOf(element).length > 0))) {
          editing.addAt(id === "" ? { from: undefined, exit: startExit } : { from: id, exit: exitsOf(element as never)[0]?.name ?? "" });
        }
        return true;
      case "Delete":
      case "Backspace":
        return id !== "" && (editing.remove(id), true);
      case "F2":
        return id !== "" && (editing.choose({ kind: "element", id }, "name"), true);
      case "d":
        return id !== "" && (editing.duplicate(id), true);
      case "m":
        return id !== "" && (editing.startMove(id), true);
      default:
        return moveFocus(event.key, target, frame);
    }
  };
  if (act()) {
    event.preventDefault();
  }
}

/** Moves the focus to the nearest card in a direction. */
function moveFocus(direction: string, from: HTMLElement, frame: HTMLElement): boolean {
  const cards = [...frame.querySelectorAll<HTMLElement>("[data-element]")];
  if (direction === "Home" || direction === "End") {
    cards.at(direction === "Home" ? 0 : -1)?.focus();
    return true;
  }
  const at = from.getBoundingClientRect();
  const vertical = direction === "ArrowDown" || direction === "ArrowUp";
  const sign = direction === "ArrowDown" || direction === "ArrowRight" ? 1 : -1;
  if (!vertical && direction !== "ArrowLeft" && direction !== "ArrowRight") {
    return false;
  }
  const distance = (card: HTMLElement) => {
    const box = card.getBoundingClientRect();
    const [down, aside] = [box.top - at.top, box.left + box.width / 2 - at.left - at.width / 2];
    const [along, across] = vertical ? [down * sign, Math.abs(aside)] : [aside * sign, Math.abs(down)];
    return along > 4 ? along + across * (vertical ? 1 : 3) : Number.POSITIVE_INFINITY;
  };
  const nearest = cards.reduce<HTMLElement | undefined>(
    (best, card) => (distance(card) < (best === undefined ? Number.POSITIVE_INFINITY : distance(best)) ? card : best),
    undefined,
  );
  nearest?.focus();
  return true;
}
