import { nameOf } from "../../api/directory";
import type { Contact } from "../../api/types";
import { href } from "../../router";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import { useContactWords } from "./words";

interface Props {
  contacts: Contact[];
  /** The ids of those that are chosen. */
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Contacts with their addresses and what they are subscribed to. */
export function ContactTable({ contacts, chosen, onChoose }: Props) {
  const words = useContactWords().contacts;
  const all = contacts.every(({ id }) => chosen.has(id));
  const { date } = useFormats();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>
            <label className="pick">
              <input
                type="checkbox"
                aria-label={words.chooseAll}
                checked={all}
                onChange={() => onChoose(new Set(all ? [] : contacts.map(({ id }) => id)))}
              />
            </label>
          </th>
          <th>{words.name}</th>
          <th>{words.phone}</th>
          <th>{words.email}</th>
          <th>{words.consents}</th>
          <th>{words.country}</th>
          <th>{words.createdAt}</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <tr key={contact.id}>
            <td>
              <label className="pick">
                <input
                  type="checkbox"
                  aria-label={words.chooseOne(nameOf(contact))}
                  checked={chosen.has(contact.id)}
                  onChange={(event) => onChoose(toggled(chosen, contact.id, event.target.checked))}
                />
              </label>
            </td>
            <td className="first">
              <a href={href(["contacts", contact.id])}>{nameOf(contact)}</a>
            </td>
            <td>{contact.phone}</td>
            <td>{contact.email}</td>
            <td>
              <Subscriptions contact={contact} />
            </td>
            <td>{contact.country}</td>
            <td className="muted">{date(contact.createdAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subscriptions({ contact }: { contact: Contact }) {
  const codes = useCodes();
  const marketing = contact.consents.filter(({ type, state }) => type === "marketing" && state === "subscribed");
  return (
    <span className="row">
      {marketing.map(({ channel }) => (
        <span key={channel} className="badge good">
          {wordOf(codes.channels, channel)}
        </span>
      ))}
    </span>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (on) {
    next.add(id);
  } else {
    next.delete(id);
  }
  return next;
}
