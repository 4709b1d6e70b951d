import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { useAutomationName } from "../../api/directory";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useFormats } from "../../words/format";
import { useApprovalWords } from "./words";

type Approval = components["schemas"]["Approval"];

const most = 20;

/** The approvals that wait for a decision, of one automation or of all; nothing where none waits. */
export function Approvals({ automationId }: { automationId?: string }) {
  const { approvals: words } = useApprovalWords();
  const pending = useQuery({
    queryKey: ["approvals-pending"],
    queryFn: ({ signal }) => body(api.GET("/v1/approvals", { params: { query: { state: "pending", limit: most } }, signal })),
    refetchInterval: 15_000,
  }).data?.items;
  const shown = (pending ?? []).filter((approval) => automationId === undefined || approval.automationId === automationId);
  return shown.length === 0 ? null : (
    <section className="card stack" aria-label={words.title}>
      <h2>{words.title}</h2>
      {shown.map((approval) => (
        <Pending key={approval.id} approval={approval} />
      ))}
    </section>
  );
}

function Pending({ approval }: { approval: Approval }) {
  const { approvals: words } = useApprovalWords();
  const { number, full, money } = useFormats();
  const automationName = useAutomationName();
  const [asking, setAsking] = useState<"approve" | "refuse">();
  const { automationId, elementId, contacts, preview, cost, expiresAt } = approval;
  const ask = (decision: "approve" | "refuse") => (
    <Button
      look={decision === "approve" ? "primary" : "danger"}
      needs="manager"
      aria-label={`${words[decision]} ${preview.subject}`}
      onClick={() => setAsking(decision)}
    >
      {words[decision]}
    </Button>
  );
  return (
    <article className="stack">
      <div className="spread tight">
        <div>
          <strong>{preview.subject}</strong>
          <p>
            <a href={href(["automations", automationId], { element: elementId })}>{words.waits(automationName(automationId), number(contacts))}</a>
          </p>
          <p className="muted small">{`${words.until(full(expiresAt))} · ${words.cost(money(cost.amount, cost.currency))}`}</p>
        </div>
        <div className="row">
          {ask("approve")}
          {ask("refuse")}
        </div>
      </div>
      <details>
        <summary>{words.preview}</summary>
        <p className="lines">{preview.text}</p>
      </details>
      {asking !== undefined && <Decision approval={approval} decision={asking} onClose={() => setAsking(undefined)} />}
    </article>
  );
}

interface DecisionProps {
  approval: Approval;
  decision: "approve" | "refuse";
  onClose: () => void;
}

function Decision({ approval: { id, contacts, preview }, decision, onClose }: DecisionProps) {
  const { approvals: words } = useApprovalWords();
  const { number } = useFormats();
  const cache = useQueryClient();
  const approves = decision === "approve";
  const params = { params: { path: { id } } };
  return (
    <Confirmation
      title={approves ? words.approveTitle : words.refuseTitle}
      submit={approves ? words.send(number(contacts)) : words.refuse}
      danger={!approves}
      run={() => body(approves ? api.POST("/v1/approvals/{id}/approve", params) : api.POST("/v1/approvals/{id}/refuse", params))}
      onDone={() => {
        toast(approves ? words.approved : words.refused);
        void cache.invalidateQueries();
      }}
      onClose={onClose}
    >
      <p>
        <strong>{preview.subject}</strong>
      </p>
      <p>{approves ? words.approveText(number(contacts)) : words.refuseText}</p>
    </Confirmation>
  );
}
