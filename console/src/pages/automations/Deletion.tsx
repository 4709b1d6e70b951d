import { useMutation } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { Automation } from "../../api/types";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { useWords } from "../../words";
import { useAutomationsChanged } from "./queries";

/** Asks before an automation is deleted, and says what stays. */
export function Deletion({ automation, onClose }: { automation: Automation; onClose: () => void }) {
  const words = useWords();
  const changed = useAutomationsChanged();
  const deletion = useMutation({
    mutationFn: () => body(api.DELETE("/v1/automations/{id}", { params: { path: { id: automation.id } } })),
    onSuccess: async () => {
      onClose();
      toast(words.automations.deleted(automation.name));
      await changed();
    },
  });
  return (
    <Dialog
      title={words.automations.deletion(automation.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="danger" busy={deletion.isPending} onClick={() => deletion.mutate()}>
            {words.common.delete}
          </Button>
        </>
      }
    >
      <p>{words.automations.deletionText}</p>
      {deletion.isError && <Fault error={deletion.error} />}
    </Dialog>
  );
}
