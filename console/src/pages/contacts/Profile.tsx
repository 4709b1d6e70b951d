import type { Contact } from "../../api/types";
import { Facts } from "../../kit/Facts";
import { useLanguage, useWords } from "../../words";
import { useFormats } from "../../words/format";
import { useContactWords } from "./words";

/** The addresses, the properties and the identities of a contact. */
export function Profile({ contact }: { contact: Contact }) {
  const words = useContactWords();
  const { full } = useFormats();
  const properties = Object.entries(contact.properties);
  return (
    <>
      <section className="card stack">
        <h2>{words.contact.profile}</h2>
        <Facts
          facts={[
            [words.form.firstName, contact.firstName],
            [words.form.lastName, contact.lastName],
            [words.form.phone, contact.phone],
            [words.form.email, contact.email],
            [words.form.country, <Country key="country" code={contact.country} />],
            [words.contact.locale, contact.locale],
            [words.contact.timeZone, contact.timeZone && <Zone zone={contact.timeZone} />],
            [words.contact.created, full(contact.createdAt)],
            [words.contact.updated, full(contact.updatedAt)],
            [words.contact.shopify, contact.externalIds.shopify],
            [words.contact.id, <span key="id" className="mono">{contact.id}</span>],
          ]}
        />
      </section>
      <section className="card stack">
        <h2>{words.contact.properties}</h2>
        {properties.length === 0 && <p className="muted">{words.contact.noProperties}</p>}
        <Facts facts={properties.map(([name, value]) => [name, <Value key={name} value={value} />])} />
      </section>
    </>
  );
}

function Value({ value }: { value: unknown }) {
  const { yes, no } = useWords().common;
  const { number } = useFormats();
  if (typeof value === "boolean") {
    return value ? yes : no;
  }
  if (typeof value === "number") {
    return number(value);
  }
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function Country({ code }: { code: string | undefined }) {
  const language = useLanguage();
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) {
    return code;
  }
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}

/** The contact's own zone, and what time it is there. */
function Zone({ zone }: { zone: string }) {
  const words = useContactWords().contact;
  const language = useLanguage();
  return (
    <>
      {zone} <span className="muted">({words.hereNow(timeIn(zone, language))})</span>
    </>
  );
}

function timeIn(zone: string, language: string): string {
  try {
    return new Intl.DateTimeFormat(language, { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(new Date());
  } catch {
    return "?";
  }
}
