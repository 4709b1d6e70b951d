import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useCatalogue } from "./catalogue";
import { BuildingProvider } from "./context";
import { useWording } from "./CriterionText";
import { GroupBox } from "./GroupBox";
import { change, type Group, type Leaf, moveBy, moveInto, moveOut, remove, type Row } from "./model";
import { useCriteriaWords } from "./words";

interface Props {
  root: Group;
  onChange: (root: Group) => void;
  /** Conditions to suggest that make sense at this place only. */
  here?: Leaf[];
}

/** Builds criteria: conditions in groups, by mouse and by keyboard alike. */
export function Builder({ root, onChange, here }: Props) {
  const words = useCriteriaWords().builder;
  const catalogue = useCatalogue();
  const wording = useWording();
  const [open, setOpen] = useState<number>();
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<number>(undefined);
  const help = useId();
  useEffect(() => {
    if (wanted.current !== undefined) {
      box.current?.querySelector<HTMLElement>(`[data-node="${wanted.current}"]`)?.focus();
      wanted.current = undefined;
    }
  });
  const update = (edit: (root: Group) => Group, focus?: number) => {
    wanted.current = focus;
    onChange(edit(root));
  };
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const id = Number(target.dataset.node ?? target.dataset.group);
    const edit = Number.isNaN(id) ? undefined : editOf(event, id, target.dataset.node !== undefined);
    if (edit !== undefined) {
      event.preventDefault();
      const gone = event.key === "Delete";
      update(edit, gone ? beside(box.current, target) : id);
    } else if (!event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      step(box.current, event, event.key === "ArrowUp" ? -1 : 1);
    }
  };
  return (
    <BuildingProvider value={{ catalogue: here === undefined ? catalogue : { ...catalogue, here }, wording, open, setOpen, update }}>
      <div ref={box} className="builder" data-keys="builder" role="group" aria-label={words.label} aria-describedby={help} onKeyDown={press}>
        <GroupBox group={root} />
        <p id={help} className="muted small">
          {words.keys}
        </p>
      </div>
    </BuildingProvider>
  );
}

/** What a key does to a condition or a group. */
function editOf(event: KeyboardEvent, id: number, isRow: boolean): ((root: Group) => Group) | undefined {
  if (event.altKey) {
    switch (event.key) {
      case "ArrowUp":
        return (root) => moveBy(root, id, -1);
      case "ArrowDown":
        return (root) => moveBy(root, id, 1);
      case "ArrowRight":
        return (root) => moveInto(root, id);
      case "ArrowLeft":
        return (root) => moveOut(root, id);
      default:
        return undefined;
    }
  }
  if (!isRow || event.ctrlKey || event.metaKey) {
    return undefined;
  }
  if (event.key === "n") {
    return (root) => change<Row>(root, id, (row) => ({ ...row, not: !row.not }));
  }
  return event.key === "Delete" ? (root) => remove(root, id) : undefined;
}

function stops(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>("[data-node], [data-add]") ?? [])];
}

/** Goes to the condition before or after; from the field that adds one, only where its menu is closed. */
function step(box: HTMLElement | null, event: KeyboardEvent, by: number) {
  const target = event.target as HTMLElement;
  const all = stops(box);
  const at = all.indexOf(target);
  if (at < 0 || target.getAttribute("aria-expanded") === "true" && target.dataset.add !== undefined) {
    return;
  }
  event.preventDefault();
  all[at + by]?.focus();
}

/** The condition that gets the focus when one is removed. */
function beside(box: HTMLElement | null, target: HTMLElement): number | undefined {
  const all = stops(box).filter(({ dataset }) => dataset.node !== undefined);
  const at = all.indexOf(target);
  const next = all[at + 1] ?? all[at - 1];
  return next === undefined ? undefined : Number(next.dataset.node);
}
