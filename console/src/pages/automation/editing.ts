import { createContext, useContext, useSyncExternalStore } from "react";
import type { Diagnostic, TextVariable } from "../../api/types";
import { unreachable } from "../../flow/commands";
import { exitsOf, type Place } from "../../flow/exits";
import { elementOf, type Flow, titleOf } from "../../flow/model";
import type { Editor, EditorState } from "../../flow/store";
import type { FlowWords } from "../../words/flow";

/** What is chosen: an element, the trigger with the settings of the flow, or nothing. */
export type Chosen = { kind: "element"; id: string } | { kind: "trigger" } | undefined;

/** What the parts of the editor share. */
export interface Editing {
  editor: Editor;
  automationId: string;
  readOnly: boolean;
  chosen: Chosen;
  choose: (chosen: Chosen, focus?: "panel" | "name" | "card") => void;
  /** Opens the menu that adds an element at an exit. */
  addAt: (place: Place) => void;
  /** Deletes an element, or asks which of its branches stays. */
  remove: (id: string) => void;
  duplicate: (id: string) => void;
  startMove: (id: string) => void;
  /** Whether the diagnostics are those of the flow. */
  check: "running" | "failed" | "done";
  diagnostics: Diagnostic[];
  variables: TextVariable[];
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === undefined) {
    throw new Error("There is no editor around this part");
  }
  return editing;
}

export function useEditorState(editor: Editor): EditorState {
  return useSyncExternalStore(editor.subscribe, editor.get);
}

/** The flow as it is on the screen. */
export function useFlow(): Flow {
  return useEditorState(useEditing().editor).history.present;
}

/** What an exit is called: a name of its own, or that of its kind. */
export function exitLabel(words: FlowWords, flow: Flow, place: Place, own: string | undefined): string {
  const element = elementOf(flow, place.from);
  const kind = element?.kind ?? "trigger";
  if (kind === "question" && place.exit === "next" && element !== undefined && !exitsOf(element).some((exit) => exit.name.startsWith("choice-"))) {
    return words.exits["question.any"] ?? "";
  }
  return own ?? words.exits[`${kind}.${place.exit}`] ?? words.exits[place.exit] ?? place.exit;
}

/** What an element, or the trigger, is called. */
export function nameOf(words: FlowWords, flow: Flow, id: string | undefined): string {
  const element = elementOf(flow, id);
  return element === undefined ? words.editor.trigger : titleOf(element);
}

export function kindLabel(words: FlowWords, kind: string): string {
  return words.elements[kind]?.label ?? kind;
}

const lost = new WeakMap<Flow, Set<string>>();

/** The ids of the elements that no contact can reach. */
export function lostOf(flow: Flow): Set<string> {
  const known = lost.get(flow) ?? new Set(unreachable(flow).map((element) => element.id));
  lost.set(flow, known);
  return known;
}
