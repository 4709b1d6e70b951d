import { nameOf, useContact } from "../../api/directory";
import { href } from "../../router";

/** The name of a contact, with a link to its page. */
export function ContactLink({ id }: { id: string }) {
  const contact = useContact(id);
  if (contact.isError) {
    return <span className="mono muted">{id}</span>;
  }
  return <a href={href(["contacts", id])}>{contact.data === undefined ? "…" : nameOf(contact.data)}</a>;
}
