import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Automation } from "../../api/types";
import { readFlow } from "../../flow/model";
import { Button } from "../../kit/Button";
import { Diagnostics } from "../../kit/Diagnostics";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { useFlowWords } from "../../words/flow";
import { useEditing, useFlow } from "./editing";
import { saveDraft } from "./useEditor";

/** The flow as a file, to be read, copied and changed. */
export function JsonView() {
  const words = useFlowWords().editor;
  const flow = useFlow();
  const { editor, readOnly } = useEditing();
  const [typed, setTyped] = useState<string>();
  const [fault, setFault] = useState<string>();
  const shown = typed ?? JSON.stringify(flow, null, 2);
  const apply = () => {
    if (typed === undefined) {
      return;
    }
    const next = parsed(typed);
    const read = readFlow(next);
    setFault(next === undefined ? words.jsonFault : read === undefined ? words.jsonNoFlow : undefined);
    if (read !== undefined) {
      editor.do(() => read);
      setTyped(undefined);
    }
  };
  return (
    <div className="json-view stack">
      <div className="spread">
        <p className="muted small">{words.jsonHelp}</p>
        <Button onClick={() => void navigator.clipboard.writeText(shown).then(() => toast(words.copied))}>{words.copy}</Button>
      </div>
      <textarea
        className="input mono"
        aria-label={words.json}
        aria-invalid={fault !== undefined}
        spellCheck={false}
        readOnly={readOnly}
        value={shown}
        onChange={(event) => setTyped(event.target.value)}
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
  const [typed, setTyped] = useState(() => JSON.stringify(automation.flow, null, 2));
  const [fault, setFault] = useState<string>();
  const saving = useMutation({
    mutationFn: async (flow: unknown) => {
      const result = await saveDraft(automation.id, flow, automation.draft.revision);
      if ("error" in result) {
        throw result.error;
      }
      return "automation" in result ? result.automation : result.current;
    },
    onSuccess: (saved) => cache.setQueryData(["automation", automation.id], saved),
  });
  return (
    <div className="page">
      <h1>{automation.name}</h1>
      <p className="alert">{words.jsonNoFlow}</p>
      <Diagnostics faults={automation.diagnostics ?? []} automationId={automation.id} />
      <textarea className="input mono raw" aria-label={words.json} spellCheck={false} readOnly={readOnly} value={typed} onChange={(event) => setTyped(event.target.value)} />
      {fault !== undefined && <p className="fault">{fault}</p>}
      {saving.isError && <Fault error={saving.error} />}
      <div className="row">
        <Button
          look="primary"
          needs="manager"
          busy={saving.isPending}
          onClick={() => {
            const next = parsed(typed);
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
