import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import type { Automation } from "../../api/types";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { useAutomationsChanged } from "./queries";

/** Asks what happens to those who are in an automation that is deactivated. */
export function DeactivationDialog({ automation, onClose }: { automation: Automation; onClose: () => void }) {
  const words = useWords();
  const { number } = useFormats();
  const changed = useAutomationsChanged();
  const [inFlight, setInFlight] = useState<"finish" | "cancel">("finish");
  const deactivation = useMutation({
    mutationFn: () =>
      body(
        api.POST("/v1/automations/{id}/deactivate", {
          params: { path: { id: automation.id } },
          body: { inFlight },
        }),
      ),
    onSuccess: async () => {
      onClose();
      toast(words.activation.doneOff(automation.name));
      await changed();
    },
  });
  const inside = number(automation.inProgress);
  return (
    <Dialog
      title={words.activation.off(automation.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="danger" busy={deactivation.isPending} onClick={() => deactivation.mutate()}>
            {words.activation.submitOff}
          </Button>
        </>
      }
    >
      <fieldset className="stack">
        <legend>{words.activation.offHelp}</legend>
        {(["finish", "cancel"] as const).map((choice) => (
          <label key={choice} className="check">
            <input
              type="radio"
              name="inFlight"
              checked={inFlight === choice}
              onChange={() => setInFlight(choice)}
            />
            <span>
              {words.activation[choice](inside)}
              <br />
              <span className="muted small">{words.activation[`${choice}Help`]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {deactivation.isError && <Fault error={deactivation.error} />}
    </Dialog>
  );
}
