import type { Diagnostic } from "../api/types";
import { href } from "../router";

interface Props {
  faults: Diagnostic[];
  automationId: string;
}

/** The faults of a flow, errors first, each with a link to its element. */
export function Diagnostics({ faults, automationId }: Props) {
  const sorted = [...faults].sort((a, b) => Number(a.severity !== "error") - Number(b.severity !== "error"));
  return (
    <ul className="stack">
      {sorted.map((fault, i) => (
        <li key={i} className={fault.severity === "error" ? "fault" : "caution"}>
          {fault.severity === "error" ? "● " : "▲ "}
          {fault.elementId ? (
            <a href={href(["automations", automationId], { element: fault.elementId })}>{fault.message}</a>
          ) : (
            fault.message
          )}
          {fault.hint && <span className="muted"> {fault.hint}</span>}
        </li>
      ))}
    </ul>
  );
}
