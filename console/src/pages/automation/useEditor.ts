import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../api/client";
import { ApiError } from "../../api/problem";
import type { Automation, Problem } from "../../api/types";
import { type Entry, journal } from "../../flow/journal";
import { type Flow, readFlow } from "../../flow/model";
import { Editor, type Saved, type SaveResult } from "../../flow/store";

/** The draft of an automation, if it is a flow that can be drawn. */
export function savedOf(automation: Automation): Saved | undefined {
  const flow = readFlow(automation.flow);
  const { revision, changedBy, changedAt } = automation.draft;
  return flow && { revision, changedBy, changedAt, flow };
}

/** Writes the draft if nobody else has changed it since a revision. */
export async function saveDraft(id: string, flow: unknown, revision: number): Promise<{ automation: Automation } | { current: Automation } | { error: ApiError }> {
  const { data, error, response } = await api.PATCH("/v1/automations/{id}", {
    params: { path: { id }, header: { "If-Match": `"${revision}"` } },
    body: { flow: flow as never },
  });
  if (data !== undefined) {
    return { automation: data };
  }
  const problem = error as (Problem & { current?: Automation }) | undefined;
  return response.status === 412 && problem?.current !== undefined ? { current: problem.current } : { error: new ApiError(response.status, problem) };
}

/** The editor of an automation's draft, with what this device kept of it; undefined until that is read. */
export function useEditor(automation: Automation, readOnly: boolean): Editor | undefined {
  const { id } = automation;
  const cache = useQueryClient();
  const [editor, setEditor] = useState<Editor>();
  const saved = savedOf(automation);
  const drawable = saved !== undefined;
  useEffect(() => {
    let left = false;
    let current: Editor | undefined;
    let own: Entry | undefined;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const known = savedOf(automation);
    if (known === undefined) {
      return;
    }
    const save = async (flow: Flow, revision: number): Promise<SaveResult> => {
      const result = await saveDraft(id, flow, revision).catch(() => undefined);
      if (result === undefined) {
        return { kind: "failed", error: undefined, again: true };
      }
      if ("error" in result) {
        const { status } = result.error;
        return { kind: "failed", error: result.error, again: status === 429 || status >= 500 };
      }
      const answer = "automation" in result ? result.automation : result.current;
      const { diagnostics: _, ...rest } = answer;
      cache.setQueryData(["automation", id], rest);
      void cache.invalidateQueries({ queryKey: ["automations"] });
      const draft = savedOf(answer);
      return draft === undefined ? { kind: "failed", error: undefined, again: false } : "automation" in result ? { kind: "saved", saved: draft } : { kind: "stale", current: draft };
    };
    const later = (action: () => void, delay: number) => {
      if (left) {
        return;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, delay);
      timers.add(timer);
    };
    const keep = (entry: Entry | undefined) => {
      // Once the page is left, the entry may be that of an editor opened since.
      void (left ? journal.replace(id, own, entry) : entry === undefined ? journal.clear(id) : journal.write(id, entry));
      own = entry;
    };
    void (readOnly ? Promise.resolve(undefined) : journal.read(id)).then((entry) => {
      if (!left) {
        own = entry;
        current = new Editor(known, { save, keep, later, now: Date.now }, entry);
        setEditor(current);
      }
    });
    return () => {
      left = true;
      // What is not saved yet is in the journal; one more attempt at once, without waiting.
      for (const timer of timers) {
        clearTimeout(timer);
      }
      void current?.save();
      setEditor(undefined);
    };
    // The editor begins with the draft as it was when the page opened; later ones are adopted below.
  }, [id, readOnly, drawable]);
  useEffect(() => {
    if (saved !== undefined) {
      editor?.adopt(saved);
    }
  });
  return editor;
}
