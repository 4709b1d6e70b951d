import { useState } from "react";
import type { SimulationStep } from "../../api/types";
import { Button } from "../../kit/Button";
import { useFlowWords } from "../../words/flow";
import { useFormats } from "../../words/format";

/** A reply of the contact, some seconds after the start. */
export interface PhoneReply {
  seconds: number;
  text: string;
}

interface Props {
  steps: SimulationStep[];
  replies: PhoneReply[];
  onReplies: (replies: PhoneReply[]) => void;
  start: string;
}

/** The phone of the person: the messages of a run, and the replies that are typed into it. */
export function Phone({ steps, replies, onReplies, start }: Props) {
  const words = useFlowWords().play;
  const formats = useFormats();
  const [typed, setTyped] = useState("");
  const began = new Date(start).getTime();
  const sent = steps.flatMap((step) => (step.message === undefined ? [] : [{ at: step.at, message: step.message }]));
  const thread = [
    ...sent.map(({ at, message }) => ({ at, own: false, subject: message.subject, text: message.text, channel: message.channel as string })),
    ...replies.map(({ seconds, text }) => ({ at: new Date(began + seconds * 1000).toISOString(), own: true, subject: undefined, text, channel: "" })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  const reply = () => {
    const last = Math.max(began, ...thread.map(({ at }) => new Date(at).getTime()));
    onReplies([...replies, { seconds: Math.round((last - began) / 1000) + 60, text: typed }]);
    setTyped("");
  };
  return (
    <section className="phone">
      <ol className="phone-thread" tabIndex={0} aria-label={words.phoneTitle}>
        {thread.length === 0 && <li className="muted small">{words.empty}</li>}
        {thread.map((each, i) => (
          <li key={i} className={each.own ? "own" : undefined}>
            <span className="muted small">{formats.moment(each.at)}{each.channel === "email" ? " · e-mail" : ""}</span>
            <span className="sms-bubble lines">
              {each.subject !== undefined && <strong>{each.subject}{"\n"}</strong>}
              {each.text}
            </span>
          </li>
        ))}
      </ol>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== "") {
            reply();
          }
        }}
      >
        <input className="input grow" aria-label={words.reply} placeholder={words.reply} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit">{words.send}</Button>
      </form>
      {replies.length > 0 && (
        <ul className="row" aria-label={words.replies}>
          {replies.map((each, i) => (
            <li key={i}>
              <Button look="quiet" aria-label={words.removeReply(each.text)} onClick={() => onReplies(replies.filter((_, at) => at !== i))}>
                {each.text} ×
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
