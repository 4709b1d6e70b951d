import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api, body } from "../../api/client";
import { useProject } from "../../api/project";
import type { Simulation, SimulationStep } from "../../api/types";
import { instantOf, localAt } from "../../flow/zone";
import { Field } from "../../kit/Field";
import { Fault } from "../../kit/states";
import { useDebounced } from "../../kit/useDebounced";
import { filter } from "../../router";
import { useFlowWords } from "../../words/flow";
import { durationOf, useFormats } from "../../words/format";
import { exitLabel, nameOf, useEditing, useFlow } from "./editing";
import { type Marks, noMarks } from "./marks";
import { type Person, PersonChoice, personOf } from "./PersonChoice";
import { Phone, type PhoneReply } from "./Phone";
import { sampleOf } from "./samples";

const writing = ["inbound-message", "keyword", "reply-to-message"];

/** Runs the flow on the screen for one person, with the engine of the server; nothing is sent or stored. */
export function Play({ onMarks }: { onMarks: (marks: Marks) => void }) {
  const words = useFlowWords();
  const flow = useFlow();
  const { automationId } = useEditing();
  const project = useProject().data;
  const zone = project?.timeZone ?? "UTC";
  const [person, setPerson] = useState<Person>({ kind: "made-up", firstName: "Ana", phone: "+33612345678", email: "ana@example.com", subscribed: true });
  const [start, setStart] = useState<string>();
  const [text, setText] = useState("");
  const [occurrence, setOccurrence] = useState<string>();
  const [replies, setReplies] = useState<PhoneReply[]>([]);
  const sample = occurrence ?? sampleOf(flow.trigger.kind);
  const variables = useMemo(() => parsed(sample), [sample]);
  const entering = start ?? (project === undefined ? "" : localAt(new Date(project.now), zone));
  const asked = useDebounced(
    useMemo(
      () => ({
        ...personOf(person),
        flow: flow as never,
        startAt: instantOf(entering, zone)?.toISOString(),
        event: { ...(variables !== undefined && { variables }), ...(text !== "" && { text }) },
        replies: replies.map(({ seconds, text: reply }) => ({ after: durationOf(seconds, "S"), text: reply })),
      }),
      [person, flow, entering, zone, variables, text, replies],
    ),
    300,
  );
  const run = useQuery({
    queryKey: ["simulation", automationId, asked],
    queryFn: ({ signal }) => body(api.POST("/v1/automations/{id}/simulations", { params: { path: { id: automationId } }, body: asked as never, signal })),
    enabled: asked.startAt !== undefined,
    placeholderData: (before) => before,
    retry: false,
    gcTime: 10_000,
  });
  const steps = run.data?.steps;
  useEffect(() => {
    onMarks(steps === undefined ? noMarks : marksOf(steps));
    return () => onMarks(noMarks);
  }, [steps, onMarks]);
  return (
    <div className="stack" data-own-undo>
      <h2>{words.play.title}</h2>
      <p className="muted small">{words.play.help}</p>
      <PersonChoice person={person} onChange={setPerson} />
      <Field label={words.play.start(zone)}>
        {(control) => <input {...control} className="input" type="datetime-local" value={entering} onChange={(event) => setStart(event.target.value)} />}
      </Field>
      {writing.includes(flow.trigger.kind) && (
        <Field label={words.play.writes}>
          {(control) => <input {...control} className="input" value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      )}
      {sample !== "" && (
        <details>
          <summary>{words.play.occurrence}</summary>
          <textarea
            className="input mono"
            rows={7}
            spellCheck={false}
            aria-label={words.play.occurrence}
            aria-invalid={variables === undefined}
            value={sample}
            onChange={(event) => setOccurrence(event.target.value)}
          />
        </details>
      )}
      {run.isError && <Fault error={run.error} />}
      {run.data !== undefined && (
        <>
          <Phone steps={run.data.steps} replies={replies} onReplies={setReplies} start={asked.startAt ?? ""} />
          <Timeline run={run.data} />
        </>
      )}
    </div>
  );
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return text.trim() === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

/** The elements and exits that a run passes. */
function marksOf(steps: SimulationStep[]): Marks {
  const elements = new Set(steps.map((step) => step.elementId));
  // A question names an exit when it is sent and another one when it is left: the last one counts.
  const last = new Map(steps.flatMap((step) => (step.exit === undefined ? [] : [[step.elementId, step.exit] as const])));
  const passed = new Set([...last].map(([id, exit]) => `${id}/${exit}`));
  if (steps.length > 0) {
    passed.add("/start");
  }
  return { passed, element: () => undefined, exit: () => undefined, tone: (id) => (elements.has(id) ? "passed" : undefined) };
}

/** What happens, step by step, with the reasons. */
function Timeline({ run }: { run: Simulation }) {
  const words = useFlowWords();
  const flow = useFlow();
  const formats = useFormats();
  return (
    <section className="stack tight">
      <h3>{words.play.way}</h3>
      <ol className="play-steps">
        {run.steps.map((step, i) => {
          const exit = step.exit === undefined || step.type !== "decided" ? "" : exitLabel(words, flow, { from: step.elementId, exit: step.exit }, undefined);
          return (
            <li key={i} className={step.type}>
              <span className="muted small">{formats.moment(step.at)}</span>
              <span>
                <button type="button" className="text-button" onClick={() => filter({ element: step.elementId })}>
                  {nameOf(words, flow, step.elementId)}
                </button>
                {words.colon}
                {words.play.types[step.type]}
                {exit !== "" && ` (${exit})`}
                {step.until !== undefined && `, ${words.numbers.until(formats.moment(step.until))}`}
              </span>
              {step.reason !== undefined && step.type !== "ended" && <span className="muted small">{step.reason}</span>}
              {step.matched !== undefined && (
                <span className="muted small">{step.matched.choice === undefined ? words.play.notUnderstood : words.play.understood(step.matched.choice)}</span>
              )}
              {Object.entries(step.sets ?? {}).map(([name, value]) => (
                <span key={name} className="muted small mono">
                  {name} = {value}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
      {run.ended !== undefined && <p>{words.play.ended(words.outcomes[run.ended.outcome] ?? words.numbers.outcome[run.ended.outcome] ?? run.ended.outcome)}</p>}
    </section>
  );
}
