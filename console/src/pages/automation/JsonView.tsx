import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Automation } from "../../api/types";
import { merged } from "../../flow/merge";
import { type Flow, readFlow } from "../../flow/model";
import { Button } from "../../kit/Button";
import { Diagnostics } from "../../kit/Diagnostics";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { useFlowWords } from "../../words/flow";
import { useEditing, useFlow } from "./editing";
import { saveDraft } from "./useEditor";

/** What someone typed in place of the flow, the flow from which they began, and what is wrong with it. */
export interface TypedFlow {
  text: string;
  base: Flow;
  fault?: string | undefined;
}

interface Props {
  typed: TypedFlow | undefined;
  onTyped: (typed: TypedFlow | undefined) => void;
}

/** The flow as a file, to be read, copied and changed. */
export function JsonView({ typed, onTyped }: Props) {
  const words = useFlowWords().editor;
  const flow = useFlow();
  const { editor, readOnly } = useEditing();
  const fault = typed?.fault;
  const shown = typed?.text ?? JSON.stringify(flow, null, 2);
  const apply = () => {
    if (typed === undefined) {
      return;
    }
    const { text, base } = typed;
    const next = parsed(text);
    const read = readFlow(next);
    if (read !== undefined) {
      // What others saved since typing began stays.
      editor.do((now) => (now === base ? read : merged(base, read, now)));
    }
    const done = read !== undefined || text.trim() === "";
    onTyped(done ? undefined : { text, base, fault: next === undefined ? words.jsonFault : words.jsonNoFlow });
  };
  return (
    <div className="json-view stack">
      <div className="spread">
        <p className="muted small">{words.jsonHelp}</p>
        <Button onClick={() => void navigator.clipboard.writeText(shown).then(() => toast(words.copied))}>{words.copy}</Button>
      </div>
      <textarea
        className="input mono"
        data-own-undo
        aria-label={words.json}
        aria-invalid={fault !== undefined}
        spellCheck={false}
        readOnly={readOnly}
        value={shown}
        onChange={(event) => onTyped({ text: event.target.value, base: typed?.base ?? editor.flow, fault })}
        onBlur={apply}
      />
      {fault !== undefined && <p className="fault">{fault}</p>}
    </div>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A draft that is no flow: JSON alone, with what is wrong about it. */
export function RawFlow({ automation, readOnly }: { automation: Automation; readOnly: boolean }) {
  const words = useFlowWords().editor;
  const cache = useQueryClient();
  const [typed, setTyped] = useState<{ text: string; revision: number }>();
  const shown = typed?.text ?? JSON.stringify(automation.flow, null, 2);
  // That from which the person began to type, so that what others saved since is not overwritten.
  const revision = typed?.revision ?? automation.draft.revision;
  const [fault, setFault] = useState<string>();
  const saving = useMutation({
    mutationFn: async (flow: unknown) => {
      const result = await saveDraft(automation.id, flow, revision);
      if ("error" in result) {
        throw result.error;
      }
      if ("current" in result) {
        throw new Error(words.conflict);
      }
      return result.automation;
    },
    onSuccess: (saved) => {
      cache.setQueryData(["automation", automation.id], saved);
      setTyped(undefined);
    },
  });
  return (
    <div className="page">
      <h1>{automation.name}</h1>
      <p className="alert">{words.jsonNoFlow}</p>
      <Diagnostics faults={automation.diagnostics ?? []} automationId={automation.id} />
      <textarea
        className="input mono raw"
        aria-label={words.json}
        spellCheck={false}
        readOnly={readOnly || saving.isPending}
        value={shown}
        onChange={(event) => setTyped({ text: event.target.value, revision })}
        onBlur={() => typed?.text.trim() === "" && setTyped(undefined)}
      />
      {fault !== undefined && <p className="fault">{fault}</p>}
      {saving.isError && <Fault error={saving.error} />}
      <div className="row">
        <Button
          look="primary"
          needs="manager"
          busy={saving.isPending}
          onClick={() => {
            const next = parsed(shown);
            setFault(next === undefined ? words.jsonFault : undefined);
            if (next !== undefined) {
              saving.mutate(next);
            }
          }}
        >
          {words.apply}
        </Button>
      </div>
    </div>
  );
}
