import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { api, body } from "../../api/client";
import type { Automation } from "../../api/types";
import { duplicate, remove } from "../../flow/commands";
import { exitsOf, type Place } from "../../flow/exits";
import { elementOf } from "../../flow/model";
import type { Editor } from "../../flow/store";
import { toast } from "../../kit/toasts";
import { useDebounced } from "../../kit/useDebounced";
import { filter, parse } from "../../router";
import { useFlowWords } from "../../words/flow";
import { Approvals } from "../approvals/Approvals";
import { AddMenu } from "./AddMenu";
import { ConflictDialog } from "./ConflictDialog";
import { Drawing } from "./Drawing";
import { type Chosen, type Editing, EditingContext, useEditorState } from "./editing";
import { JsonView, type TypedFlow } from "./JsonView";
import { Outline } from "./Outline";
import { Guard } from "./Panel";
import { Moving, Removal } from "./Removal";
import { Side } from "./Side";
import { Toolbar } from "./Toolbar";

interface Props {
  automation: Automation;
  editor: Editor;
  readOnly: boolean;
  params: URLSearchParams;
}

type Asking = { kind: "add"; place: Place } | { kind: "remove" | "move"; id: string } | undefined;

/** The view in the address; on a narrow screen the outline comes first. */
export function viewOf(params: URLSearchParams): string {
  return params.get("view") ?? (matchMedia("(max-width: 760px)").matches ? "outline" : "drawing");
}

/** The editor of one flow: toolbar, drawing or outline, and the panel at the side. */
export function EditorPage({ automation, editor, readOnly, params }: Props) {
  const words = useFlowWords();
  const page = useRef<HTMLDivElement>(null);
  const state = useEditorState(editor);
  const flow = state.history.present;
  const [asking, setAsking] = useState<Asking>();
  const [typed, setTyped] = useState<TypedFlow>();
  const check = useCheck(automation.id, editor);
  const chosen = chosenOf(params);
  const choose: Editing["choose"] = useCallback((next, focus) => {
    const side = parse(location.hash).params.get("side");
    filter({ element: next?.kind === "element" ? next.id : undefined, trigger: next?.kind === "trigger" ? "1" : undefined, side: side === "numbers" && focus !== "name" ? side : undefined });
    // After the panel has been drawn, and after a dialog has given back the focus.
    setTimeout(() => setTimeout(() => focusOn(page.current, next, focus)));
  }, []);
  const addAt = useCallback((place: Place) => setAsking({ kind: "add", place }), []);
  const editing: Editing = useMemo(() => {
    return {
      editor,
      automationId: automation.id,
      readOnly,
      chosen,
      choose,
      addAt,
      duplicate: (id) => {
        if (!readOnly) {
          let copy = id;
          editor.do((before) => {
            const result = duplicate(before, id);
            copy = result.id;
            return result.flow;
          });
          choose({ kind: "element", id: copy }, "card");
        }
      },
      startMove: (id) => {
        const element = elementOf(editor.flow, id);
        if (!readOnly && element !== undefined && exitsOf(element).length > 0) {
          setAsking({ kind: "move", id });
        }
      },
      remove: (id) => {
        const element = elementOf(editor.flow, id);
        if (readOnly || element === undefined) {
          return;
        }
        if (exitsOf(element).length > 1) {
          setAsking({ kind: "remove", id });
          return;
        }
        const after = remove(editor.flow, id);
        if (after === editor.flow) {
          toast(words.editor.cannotRemove);
          return;
        }
        const next = exitsOf(element)[0]?.to;
        editor.do(() => after);
        choose(next === undefined ? undefined : { kind: "element", id: next }, "card");
        toast(words.editor.removed(1), { label: words.editor.undo, run: () => editor.undo() });
      },
      check: check.data !== undefined ? "done" : check.isError ? "failed" : "running",
      diagnostics: check.data?.diagnostics ?? [],
      variables: check.data?.variables ?? [],
    };
  }, [editor, automation.id, readOnly, chosen?.kind, chosen?.kind === "element" ? chosen.id : "", check.data, check.isError, words]);
  const view = viewOf(params);
  const keys = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    if (mod && (event.target as HTMLElement).closest("[data-own-undo]") !== null) {
      return;
    }
    if (mod && !event.altKey && (event.key.toLowerCase() === "z" || event.key.toLowerCase() === "y")) {
      event.preventDefault();
      if (event.key.toLowerCase() === "y" || event.shiftKey) {
        editor.redo();
      } else {
        editor.undo();
      }
    } else if (event.key === "Escape" && (event.target as HTMLElement).closest(".editor-side") !== null) {
      focusOn(page.current, chosen, "card");
    }
  };
  const close = () => setAsking(undefined);
  return (
    <EditingContext.Provider value={editing}>
      <div className="flow-editor" ref={page} onKeyDown={keys}>
        <Toolbar automation={automation} params={params} />
        <Approvals automationId={automation.id} />
        <Side automation={automation} params={params}>
          <Guard message={words.editor.crashed}>
            {flow.elements.length === 0 && flow.start === undefined && (
              <div className="editor-empty">
                <strong>{words.editor.empty}</strong> <span className="muted">{words.editor.emptyHelp}</span>
              </div>
            )}
            {view === "json" ? <JsonView typed={typed} onTyped={setTyped} /> : view === "outline" ? <Outline /> : <Drawing />}
          </Guard>
        </Side>
        {asking?.kind === "add" && <AddMenu place={asking.place} onClose={close} />}
        {asking?.kind === "remove" && <Removal id={asking.id} onClose={close} />}
        {asking?.kind === "move" && <Moving id={asking.id} onClose={close} />}
        {state.saving === "conflict" && !readOnly && <ConflictDialog editor={editor} />}
      </div>
    </EditingContext.Provider>
  );
}

function chosenOf(params: URLSearchParams): Chosen {
  const id = params.get("element");
  return id !== null ? { kind: "element", id } : params.get("trigger") !== null ? { kind: "trigger" } : undefined;
}

/** Moves the focus to the panel, to the name in it, or back to the card. */
function focusOn(page: HTMLElement | null, chosen: Chosen, focus: "panel" | "name" | "card" | undefined): void {
  const id = chosen?.kind === "element" ? chosen.id : "";
  if (focus === "name") {
    page?.querySelector<HTMLElement>('[data-focus=name]')?.focus();
  } else if (focus === "panel") {
    page?.querySelector<HTMLElement>(".editor-side")?.focus();
  } else if (focus === "card") {
    page?.querySelector<HTMLElement>(`[data-element="${CSS.escape(id)}"]:not(.jump)`)?.focus();
  }
}

/** The faults of the flow as it is on the screen, and the variables that its texts may use. */
function useCheck(automationId: string, editor: Editor) {
  const flow = useDebounced(useEditorState(editor).history.present, 300);
  return useQuery({
    queryKey: ["flow-check", automationId, flow],
    queryFn: ({ signal }) => body(api.POST("/v1/flows/checks", { body: { flow: flow as never, automationId }, signal })),
    placeholderData: (before) => before,
    gcTime: 10_000,
    retry: false,
  });
}
