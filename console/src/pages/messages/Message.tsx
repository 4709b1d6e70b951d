import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useAutomationName } from "../../api/directory";
import type { Message as MessageView } from "../../api/types";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Facts } from "../../kit/Facts";
import { Answer } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import type { PageProps } from "../Pages";
import { MessageState, NoText } from "./Bubble";
import { ContactLink } from "./ContactLink";
import { useMessageWords } from "./words";

/** One message: its text, what became of it, and how a received one was routed. */
export default function Message({ id }: PageProps) {
  const words = useMessageWords().message;
  const query = useQuery({
    queryKey: ["message", id],
    queryFn: ({ signal }) => body(api.GET("/v1/messages/{id}", { params: { path: { id } }, signal })),
  });
  return (
    <div className="page">
      <a href={href(["messages"])} className="small">
        ← {words.back}
      </a>
      <Answer query={query}>{(message) => <Details message={message} />}</Answer>
    </div>
  );
}

function Details({ message }: { message: MessageView }) {
  const all = useMessageWords();
  const words = all.message;
  const codes = useCodes();
  const name = useAutomationName();
  const { full, number } = useFormats();
  const inbound = message.direction === "inbound";
  return (
    <>
      <div className="spread">
        <h1>{words.title}</h1>
        <Resend message={message} />
      </div>
      <ol className="thread">
        <li>
          <div className="bubble">
            {message.subject && <strong className="lines">{message.subject}</strong>}
            <p className="lines">{message.text ?? <NoText message={message} />}</p>
          </div>
        </li>
      </ol>
      <section className="card">
        <Facts
          facts={[
            [all.messages.state, <MessageState key="state" message={message} />],
            [words.providerCode, message.providerCode],
            [all.messages.contact, message.contactId && <ContactLink key="contact" id={message.contactId} />],
            [words.from, message.from],
            [words.to, message.to],
            [all.messages.at, full(message.at)],
            [all.messages.channel, wordOf(codes.channels, message.channel)],
            [words.provider, message.provider],
            [words.kind, message.kind && wordOf(all.messages.kinds, message.kind)],
            [words.purpose, message.purpose && wordOf(codes.purposes, message.purpose)],
            [
              all.messages.automation,
              message.automationId && (
                <a key="automation" href={href(["automations", message.automationId], { element: message.elementId })}>
                  {name(message.automationId)}
                </a>
              ),
            ],
            [all.messages.element, message.elementId],
            [
              all.messages.launch,
              message.launchId && (
                <a key="launch" href={href(["launches", message.launchId])}>
                  {message.launchId}
                </a>
              ),
            ],
            [words.segments, message.channel === "sms" && !inbound && segments(message, words.estimated, number)],
            [words.decision, message.decision && wordOf(words.rules, message.decision.rule)],
            [words.lost, message.decision?.lost?.map(({ rule }) => wordOf(words.rules, rule)).join(", ")],
            [words.contactRule, message.contactRule && wordOf(words.contactRules, message.contactRule)],
          ]}
        />
      </section>
    </>
  );
}

function segments(message: MessageView, estimated: (n: string) => string, number: (n: number) => string): string {
  const ours = message.estimatedSegments;
  return message.segments === ours ? number(ours) : `${number(message.segments)} (${estimated(number(ours))})`;
}

/** Sends a message again that failed, or of which it is not known whether the provider has it. */
function Resend({ message }: { message: MessageView }) {
  const words = useMessageWords().messages;
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  if (message.state !== "failed" && message.state !== "unconfirmed") {
    return null;
  }
  const path = { id: message.id };
  return (
    <>
      <Button needs="manager" onClick={() => setOpen(true)}>
        {words.resend}
      </Button>
      {open && (
        <Confirmation
          title={words.resendTitle}
          submit={words.resend}
          run={() => body(api.POST("/v1/messages/{id}/resend", { params: { path } }))}
          onDone={() => {
            toast(words.resent);
            void cache.invalidateQueries({ predicate: ({ queryKey }) => /message/.test(String(queryKey[0])) });
          }}
          onClose={() => setOpen(false)}
        >
          {message.state === "unconfirmed" && <p>{words.resendText}</p>}
        </Confirmation>
      )}
    </>
  );
}
