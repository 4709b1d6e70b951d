import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import type { Contact } from "../../api/types";
import { Field } from "../../kit/Field";
import { useDebounced } from "../../kit/useDebounced";
import { useFlowWords } from "../../words/flow";

/** For whom a flow is played. */
export type Person =
  | { kind: "made-up"; firstName: string; phone: string; email: string; subscribed: boolean }
  | { kind: "contact"; contact: Contact | undefined };

/** The person as the simulation asks for it; a made-up one while no contact is chosen. */
export function personOf(person: Person): { contactId: string } | { contact: Record<string, unknown> } {
  if (person.kind === "contact") {
    return person.contact === undefined ? { contact: {} } : { contactId: person.contact.id };
  }
  const consents = (["sms", "email", "whatsapp"] as const).map((channel) => ({ channel, state: "subscribed" }));
  return {
    contact: {
      ...(person.firstName !== "" && { firstName: person.firstName }),
      ...(person.phone !== "" && { phone: person.phone }),
      ...(person.email !== "" && { email: person.email }),
      ...(person.subscribed && { consents }),
    },
  };
}

export function contactName(contact: Contact): string {
  return [contact.firstName, contact.lastName].filter(Boolean).join(" ") || contact.phone || contact.email || contact.id;
}

export function PersonChoice({ person, onChange }: { person: Person; onChange: (person: Person) => void }) {
  const words = useFlowWords().play;
  const write = (change: Partial<Extract<Person, { kind: "made-up" }>>) => person.kind === "made-up" && onChange({ ...person, ...change });
  return (
    <fieldset className="stack tight">
      <legend>{words.person}</legend>
      <select
        className="input"
        aria-label={words.person}
        value={person.kind}
        onChange={(event) =>
          onChange(event.target.value === "contact" ? { kind: "contact", contact: undefined } : { kind: "made-up", firstName: "", phone: "+33612345678", email: "", subscribed: true })
        }
      >
        <option value="made-up">{words.madeUp}</option>
        <option value="contact">{words.known}</option>
      </select>
      {person.kind === "contact" ? (
        <ContactSearch contact={person.contact} onChange={(contact) => onChange({ kind: "contact", contact })} />
      ) : (
        <>
          {(["firstName", "phone", "email"] as const).map((field) => (
            <Field key={field} label={words[field]}>
              {(control) => <input {...control} className="input" value={person[field]} onChange={(event) => write({ [field]: event.target.value })} />}
            </Field>
          ))}
          <label className="check">
            <input type="checkbox" checked={person.subscribed} onChange={(event) => write({ subscribed: event.target.checked })} />
            <span>{words.subscribed}</span>
          </label>
        </>
      )}
    </fieldset>
  );
}

function ContactSearch({ contact, onChange }: { contact: Contact | undefined; onChange: (contact: Contact) => void }) {
  const words = useFlowWords().play;
  const [search, setSearch] = useState("");
  const query = useDebounced(search.trim(), 200);
  const found = useQuery({
    queryKey: ["contacts", "search", query],
    queryFn: ({ signal }) => body(api.GET("/v1/contacts", { params: { query: { limit: 8, ...(query !== "" && { query }) } }, signal })),
    placeholderData: (before) => before,
  });
  return (
    <>
      <input className="input" type="search" aria-label={words.search} placeholder={words.search} value={search} onChange={(event) => setSearch(event.target.value)} />
      <ul className="stack tight">
        {found.data?.items.map((each) => (
          <li key={each.id}>
            <label className="check">
              <input type="radio" name="contact" checked={contact?.id === each.id} onChange={() => onChange(each)} />
              <span>
                {contactName(each)} <span className="muted small">{each.phone ?? each.email}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
