import { memo } from "react";
import { grid, type Spot } from "../../flow/block";
import type { Diagnostic } from "../../api/types";
import { elementOf, titleOf } from "../../flow/model";
import { useFlowWords } from "../../words/flow";
import { useEditing, useFlow } from "./editing";
import { useMarks } from "./marks";

interface Props {
  /** The element; undefined is the trigger. */
  id: string | undefined;
  label: string;
  title: string;
  x: number;
  y: number;
  chosen: boolean;
  tabbable: boolean;
  faults: string | undefined;
  faultTone: "bad" | "warn";
  /** That no contact gets to it, in words. */
  lost: string | undefined;
  number: string | undefined;
  tone: string | undefined;
  onChoose: (id: string | undefined) => void;
}

/** The faults of an element in words, such as "1 error", and how bad they are. */
export function useFaults(id: string): { text: string; tone: "bad" | "warn" } | undefined {
  const words = useFlowWords().editor;
  return faultsOf(words.faults, useEditing().diagnostics, id);
}

export function faultsOf(inWords: (errors: number, warnings: number) => string, diagnostics: Diagnostic[], id: string) {
  const own = diagnostics.filter((fault) => fault.elementId === id);
  const errors = own.filter((fault) => fault.severity === "error").length;
  return own.length === 0 ? undefined : { text: inWords(errors, own.length - errors), tone: errors > 0 ? ("bad" as const) : ("warn" as const) };
}

/** A mark that says how many faults there are, to those who do not see it too. */
function FaultMark({ text, tone }: { text: string; tone: "bad" | "warn" }) {
  return (
    <span className={`badge ${tone}`} title={text}>
      <span aria-hidden="true">{tone === "bad" ? "●" : "▲"}</span>
      <span className="hidden">{text}</span>
    </span>
  );
}

/** An element, or the trigger, as a box of one size. */
export const Card = memo(function Card({ id, label, title, x, y, chosen, tabbable, faults, faultTone, lost, number, tone, onChoose }: Props) {
  return (
    <button
      type="button"
      className={["flow-card", tone, chosen && "chosen", lost !== undefined && "lost"].filter(Boolean).join(" ")}
      style={{ left: x - grid.width / 2, top: y, width: grid.width, height: grid.height }}
      aria-current={chosen ? "true" : undefined}
      tabIndex={tabbable ? 0 : -1}
      data-element={id ?? ""}
      title={title}
      onClick={() => onChoose(id)}
    >
      <span className="flow-card-kind">
        <span>{label}</span>
        <span className="hidden">{": "}</span>
        {faults !== undefined && <FaultMark tone={faultTone} text={faults} />}
        {lost !== undefined && faults === undefined && <FaultMark tone="warn" text={lost} />}
        {number !== undefined && <span className="badge accent">{number}</span>}
      </span>
      <span className="flow-card-title">{title}</span>
    </button>
  );
});

/** What an exit leads to when it is no element below it: an end, an element drawn elsewhere, or nothing. */
export function Chip({ spot, x, y, chosen, tabbable }: { spot: Spot; x: number; y: number; chosen: boolean; tabbable: boolean }) {
  const words = useFlowWords();
  const flow = useFlow();
  const { choose } = useEditing();
  const faults = useFaults(spot.id ?? "");
  const marks = useMarks();
  const element = elementOf(flow, spot.id);
  const changed = spot.kind === "end" ? marks.tone(spot.id ?? "") : undefined;
  // An end is drawn at each exit that leads to it; a simulation passes one of them.
  const passes = spot.place !== undefined && marks.passed.has(`${spot.place.from ?? ""}/${spot.place.exit}`);
  const tone = changed === "passed" && !passes ? undefined : changed;
  const style = { left: x - grid.chip / 2, top: y, width: grid.chip, height: grid.chipHeight };
  if (element === undefined) {
    return (
      <span className={spot.id === undefined ? "flow-chip open" : "flow-chip open bad"} style={style}>
        {spot.id === undefined ? words.editor.endsHere : words.editor.missing(spot.id)}
      </span>
    );
  }
  const outcome = words.outcomes[String(element.outcome ?? "neutral")] ?? String(element.outcome);
  const own = element.name?.trim();
  const title = spot.kind === "jump" ? titleOf(element) : own || outcome;
  const hidden = spot.kind === "jump" ? words.editor.jump("") : `${words.elements.end?.label}${own ? `, ${outcome}` : ""}${words.colon}`;
  const number = spot.kind === "end" ? marks.element(element.id) : undefined;
  return (
    <button
      type="button"
      className={["flow-chip", spot.kind, String(element.outcome ?? ""), tone, chosen && "chosen"].filter(Boolean).join(" ")}
      style={style}
      aria-current={chosen ? "true" : undefined}
      tabIndex={tabbable ? 0 : -1}
      data-element={element.id}
      title={title}
      onClick={() => choose({ kind: "element", id: element.id }, spot.kind === "jump" ? "card" : "panel")}
    >
      <span className="hidden">{hidden}</span>
      {spot.kind === "jump" && <span aria-hidden="true">↪</span>}
      <span className="ellipsis">{title}</span>
      {number !== undefined && <span className="badge accent">{number}</span>}
      {faults !== undefined && spot.kind === "end" && <FaultMark {...faults} />}
    </button>
  );
}
