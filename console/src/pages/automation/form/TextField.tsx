import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, body } from "../../../api/client";
import { useDebounced } from "../../../kit/useDebounced";
import { Button } from "../../../kit/Button";
import { Field } from "../../../kit/Field";
import { useFlowWords } from "../../../words/flow";
import { hasTypographicQuotes, roomOf, withoutTypographicQuotes, withPlainCharacters } from "../../../flow/texts";
import { useEditing } from "../editing";
import type { WidgetProps } from "./common";
import { useForm } from "./FormContext";

const smsKinds = ["send-sms", "question", "recommendations", "message", "forward"];

/** A text of a message, with its variables and, of an SMS, its segments and the characters that make them shorter. */
export function TextField({ label, help, fault, path, value, required, onChange }: WidgetProps) {
  const { text: words, colon } = useFlowWords();
  const { readOnly, kind } = useForm();
  const { variables } = useEditing();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = typeof value === "string" ? value : "";
  const isLong = path.at(-1) === "html";
  const insert = (name: string) => {
    const [start, end] = [area.current?.selectionStart ?? text.length, area.current?.selectionEnd ?? text.length];
    onChange(`${text.slice(0, start)}{{ ${name} }}${text.slice(end)}`);
    area.current?.focus();
  };
  return (
    <div className="stack tight">
      <Field label={label} help={help} fault={fault}>
        {(control) =>
          path.at(-1) === "subject" ? (
            <input {...control} className="input" readOnly={readOnly} value={text} onChange={(event) => onChange(event.target.value)} />
          ) : (
            <textarea
              {...control}
              ref={area}
              className={isLong ? "input mono" : "input"}
              rows={isLong ? 10 : 5}
              readOnly={readOnly}
              value={text}
              onChange={(event) => onChange(event.target.value === "" && !required ? undefined : event.target.value)}
            />
          )
        }
      </Field>
      {hasTypographicQuotes(text) && !readOnly && (
        <div className="row caution small">
          <span>{words.quotes}</span>
          <Button onClick={() => onChange(withoutTypographicQuotes(text))}>{words.mendQuotes}</Button>
        </div>
      )}
      {!readOnly && variables.length > 0 && path.at(-1) !== "subject" && (
        <select className="input auto variables" aria-label={`${words.variable}${colon}${label}`} value="" onChange={(event) => insert(event.target.value)}>
          <option value="">{words.variable}</option>
          {variables
            .filter((variable) => !variable.name.includes("[]") && !variable.name.includes("<"))
            .map((variable) => (
              <option key={variable.name} value={variable.name.startsWith("contact.") ? `${variable.name} | default: ''` : variable.name}>
                {variable.name}
              </option>
            ))}
        </select>
      )}
      {smsKinds.includes(kind) && text.trim() !== "" && <Counter text={text} onChange={onChange} />}
      {kind === "send-email" && path.at(-1) === "html" && text.trim() !== "" && <EmailPreview html={text} />}
    </div>
  );
}

/** What readers without HTML see of an email, and the variables without a value. */
function EmailPreview({ html }: { html: string }) {
  const words = useFlowWords().text;
  const asked = useDebounced(html, 500);
  const rendering = useQuery({
    queryKey: ["rendering", "email", asked],
    queryFn: ({ signal }) => body(api.POST("/v1/texts/renderings", { body: { channel: "email", html: asked, subject: "-" }, signal })),
    placeholderData: (before) => before,
    retry: false,
    staleTime: 60_000,
  });
  return (
    <details className="counter small">
      <summary>{words.emailPreview}</summary>
      <p className="sms-bubble lines">{rendering.data?.text ?? (rendering.isError ? words.failed : "…")}</p>
      {(rendering.data?.empty ?? []).length > 0 && <span className="caution">{words.empty((rendering.data?.empty ?? []).join(", "))}</span>}
    </details>
  );
}

/** The segments of an SMS with sample values, and the characters that cost room. */
function Counter({ text, onChange }: { text: string; onChange: (next: string) => void }) {
  const words = useFlowWords().text;
  const { readOnly } = useForm();
  const asked = useDebounced(text, 300);
  const [open, setOpen] = useState(false);
  const rendering = useQuery({
    queryKey: ["rendering", asked],
    queryFn: ({ signal }) => body(api.POST("/v1/texts/renderings", { body: { channel: "sms", text: asked }, signal })),
    placeholderData: (before) => before,
    retry: false,
    staleTime: 60_000,
  });
  const { data } = rendering;
  if (data === undefined) {
    return rendering.isError ? <span className="muted small">{words.failed}</span> : <span className="muted small">…</span>;
  }
  const [single, several] = data.alphabet === "ucs-2" ? [70, 67] : [160, 153];
  const room = data.segments <= 1 ? single : several * data.segments;
  const culprits = [...new Set(data.expensive.map((each) => each.char ?? ""))].filter(Boolean);
  const replaced = withPlainCharacters(text, data.expensive);
  return (
    <div className="counter stack tight small">
      <div className="row">
        <b className={data.segments > 1 ? "caution" : undefined}>{words.segments(data.segments)}</b>
        <span className="muted">{words.characters(roomOf(data.text, data.alphabet), room)}</span>
        <span className="muted">{data.alphabet !== undefined && words.alphabet[data.alphabet]}</span>
      </div>
      {culprits.length > 0 && (
        <div className="row caution">
          <span>{words.expensive(culprits.map((char) => words.quoted(char)).join(" "))}</span>
          {!readOnly && replaced !== text && <Button onClick={() => onChange(replaced)}>{words.replace}</Button>}
        </div>
      )}
      {data.empty.length > 0 && <span className="caution">{words.empty(data.empty.join(", "))}</span>}
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.preview}</summary>
        <p className="sms-bubble lines">{data.text}</p>
      </details>
    </div>
  );
}
