import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { nameOf } from "../../api/directory";
import { useProject } from "../../api/project";
import type { Contact } from "../../api/types";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Field } from "../../kit/Field";
import { toast } from "../../kit/toasts";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import { instantIn } from "../../words/zone";
import { useContactWords } from "./words";

/** What a contact agreed to, by channel, with the proof. */
export function Consents({ contact }: { contact: Contact }) {
  const words = useContactWords().contact;
  const codes = useCodes();
  const { date } = useFormats();
  const [changing, setChanging] = useState(false);
  return (
    <section className="card stack">
      <h2>{words.consents}</h2>
      {contact.consents.length === 0 && <p className="muted">{words.noConsent}</p>}
      <ul className="stack">
        {contact.consents.map(({ channel, type, state, source, at }) => (
          <li key={channel + type}>
            <div className="row">
              <strong>{wordOf(codes.channels, channel)}</strong>
              <span className="muted">{wordOf(codes.purposes, type)}</span>
              <span className={state === "subscribed" ? "badge good" : "badge bad"}>{wordOf(codes.consents, state)}</span>
            </div>
            <span className="muted small lines">{words.since(date(at), source)}</span>
          </li>
        ))}
      </ul>
      <div>
        <Button needs="manager" onClick={() => setChanging(true)}>
          {words.changeConsent}
        </Button>
      </div>
      {changing && <ConsentDialog contact={contact} onClose={() => setChanging(false)} />}
    </section>
  );
}

type Channel = Contact["consents"][number]["channel"];
type Purpose = Contact["consents"][number]["type"];
type State = Contact["consents"][number]["state"];

function ConsentDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const words = useContactWords();
  const codes = useCodes();
  const cache = useQueryClient();
  const zone = useProject().data?.timeZone ?? "UTC";
  const [channel, setChannel] = useState<Channel>("sms");
  const [type, setType] = useState<Purpose>("marketing");
  const [state, setState] = useState<State>("subscribed");
  const [source, setSource] = useState("");
  const [at, setAt] = useState("");
  const record = () =>
    body(
      api.PUT("/v1/contacts/{id}/consents/{channel}", {
        params: { path: { id: contact.id, channel } },
        body: { type, state, source: source.trim(), ...(at && { at: instantIn(zone, at) }) },
      }),
    );
  const done = async () => {
    toast(words.consent.done);
    await cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("contact") });
  };
  return (
    <Confirmation
      title={words.consent.title(nameOf(contact))}
      submit={words.consent.submit}
      off={source.trim() === "" ? words.form.sourceNeeded : undefined}
      run={record}
      onDone={() => void done()}
      onClose={onClose}
    >
      <div className="fields">
        <Choice label={words.consent.channel} words={codes.channels} value={channel} onChange={setChannel} />
        <Choice label={words.consent.type} words={codes.purposes} value={type} onChange={setType} />
        <Choice
          label={words.consent.state}
          words={{ subscribed: words.consent.subscribes, unsubscribed: words.consent.unsubscribes }}
          value={state}
          onChange={setState}
        />
        <Field label={words.consent.at} help={words.consent.atHelp}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="datetime-local"
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={words.consent.source} help={words.consent.sourceHelp}>
        {(control) => (
          <input {...control} className="input" value={source} onChange={(event) => setSource(event.target.value)} />
        )}
      </Field>
      {state === "unsubscribed" && <p className="muted">{words.consent.effect}</p>}
    </Confirmation>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  words: Record<string, string>;
  value: V;
  onChange: (value: V) => void;
}

function Choice<V extends string>({ label, words, value, onChange }: ChoiceProps<V>) {
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} className="input" value={value} onChange={(event) => onChange(event.target.value as V)}>
          {Object.entries(words).map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
