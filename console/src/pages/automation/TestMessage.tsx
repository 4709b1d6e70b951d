import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { Button } from "../../kit/Button";
import { Field } from "../../kit/Field";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { useFlowWords } from "../../words/flow";
import { useFlow } from "./editing";

/** Sends the message of an element, as it is on the screen, to one's own phone or mailbox. */
export function TestMessage({ id, kind }: { id: string; kind: string }) {
  const words = useFlowWords().test;
  const flow = useFlow();
  const [to, setTo] = useState("");
  const sending = useMutation({
    mutationFn: () => body(api.POST("/v1/messages/tests", { body: { flow: flow as never, elementId: id, to: to.trim() } })),
    onSuccess: () => toast(words.sent(to.trim())),
  });
  return (
    <details data-own-undo>
      <summary>{words.title}</summary>
      <form
        className="stack tight ways"
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <Field label={kind === "send-email" ? words.email : words.phone} help={words.help}>
          {(control) => (
            <input {...control} className="input" type={kind === "send-email" ? "email" : "tel"} required value={to} onChange={(event) => setTo(event.target.value)} />
          )}
        </Field>
        <div className="row">
          <Button type="submit" needs="manager" busy={sending.isPending}>
            {words.send}
          </Button>
        </div>
        {sending.isError && <Fault error={sending.error} />}
      </form>
    </details>
  );
}
