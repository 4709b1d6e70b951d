import { useMutation, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { api, body } from "../../api/client";
import type { Automation } from "../../api/types";
import { Button } from "../../kit/Button";
import { Diagnostics } from "../../kit/Diagnostics";
import { Dialog } from "../../kit/Dialog";
import { Field } from "../../kit/Field";
import { Answer, Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { useSession } from "../../api/role";
import { useAutomationsChanged } from "./queries";

const ActivationChanges = lazy(() => import("../automation/ActivationChanges"));

/** Shows what prevents or follows an activation, then publishes the draft. */
export function ActivationDialog({ automation, onClose }: { automation: Automation; onClose: () => void }) {
  const words = useWords();
  const { number } = useFormats();
  const changed = useAutomationsChanged();
  const [note, setNote] = useState("");
  const [ticked, setTicked] = useState(false);
  const session = useSession();
  const byOther = automation.draft.differs && "person" in session && automation.draft.changedBy !== session.person;
  const path = { params: { path: { id: automation.id } } };
  const check = useQuery({
    queryKey: ["automation-check", automation.id, automation.draft.revision],
    queryFn: ({ signal }) => body(api.POST("/v1/automations/{id}/validate", { ...path, signal })),
    gcTime: 0,
  });
  const draft = useQuery({
    queryKey: ["automation", automation.id],
    queryFn: ({ signal }) => body(api.GET("/v1/automations/{id}", { ...path, signal })),
  });
  const activation = useMutation({
    mutationFn: () => body(api.POST("/v1/automations/{id}/activate", { ...path, body: note ? { note } : {} })),
    onSuccess: async ({ version }) => {
      onClose();
      toast(words.activation.done(automation.name, version));
      await changed();
    },
  });
  const faults = check.data?.diagnostics ?? [];
  const prevented = faults.some((fault) => fault.severity === "error");
  return (
    <Dialog
      title={words.activation.title(automation.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button
            look="primary"
            off={prevented ? words.activation.errors : byOther && !ticked ? words.activation.tickFirst : undefined}
            busy={!check.isSuccess || activation.isPending}
            onClick={() => activation.mutate()}
          >
            {words.activation.submit}
          </Button>
        </>
      }
    >
      <Answer query={check}>
        {() => (
          <>
            <p>{prevented ? words.activation.errors : faults.length > 0 ? words.activation.warnings : words.activation.fine}</p>
            <Diagnostics faults={faults} automationId={automation.id} />
            <Suspense>
              <ActivationChanges automation={automation} draft={draft.data?.flow} byOther={byOther} ticked={ticked} onTick={setTicked} />
            </Suspense>
            {automation.inProgress > 0 && <p>{words.activation.affected(number(automation.inProgress))}</p>}
            <Field label={words.activation.note}>
              {(control) => (
                <input {...control} className="input" value={note} onChange={(event) => setNote(event.target.value)} />
              )}
            </Field>
          </>
        )}
      </Answer>
      {activation.isError && <Fault error={activation.error} />}
    </Dialog>
  );
}
