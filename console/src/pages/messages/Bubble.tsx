import type { Message } from "../../api/types";
import { useAutomationName } from "../../api/directory";
import { href } from "../../router";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import { useMessageWords } from "./words";

/** The colour of a state, which is written beside it. */
export function toneOf(state: Message["state"]): string {
  switch (state) {
    case "delivered":
    case "sent":
    case "received":
      return "good";
    case "failed":
    case "unconfirmed":
      return "bad";
    case "held":
      return "warn";
    default:
      return "";
  }
}

/** The state of a message, with the reason. */
export function MessageState({ message }: { message: Message }) {
  const codes = useCodes();
  return (
    <span className="row">
      <span className={`badge ${toneOf(message.state)}`}>{wordOf(codes.messageStates, message.state)}</span>
      {message.reason && <span className="muted small">{wordOf(codes.reasons, message.reason)}</span>}
    </span>
  );
}

/** What stands for the text of a message that was not written yet, or never will be. */
export function NoText({ message }: { message: Message }) {
  const words = useMessageWords().messages;
  return <span className="muted">{message.state === "skipped" ? words.neverWritten : words.noText}</span>;
}

/** A message as on a phone: what the contact wrote on the left, what it got on the right. */
export function Bubble({ message }: { message: Message }) {
  const codes = useCodes();
  const name = useAutomationName();
  const { full } = useFormats();
  return (
    <li className={message.direction}>
      <div className="bubble">
        {message.subject && <strong className="lines">{message.subject}</strong>}
        <p className="lines">{message.text ?? <NoText message={message} />}</p>
      </div>
      <div className="row small">
        <MessageState message={message} />
        <span className="muted">{wordOf(codes.channels, message.channel)}</span>
        {message.automationId && (
          <a href={href(["automations", message.automationId], { element: message.elementId })}>
            {name(message.automationId)}
          </a>
        )}
        <a href={href(["messages", message.id])}>
          <time dateTime={message.at}>{full(message.at)}</time>
        </a>
      </div>
    </li>
  );
}
