import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { nameOf } from "../../api/directory";
import { faultsByField } from "../../api/problem";
import type { Contact } from "../../api/types";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { go, href } from "../../router";
import { useWords } from "../../words";
import { FirstConsents, type FirstConsent, noConsent, statementsOf } from "./FirstConsents";
import { ContactForm } from "./ContactForm";
import { changeOf, draftOf, invalidProperties } from "./draft";
import { useContactWords } from "./words";

/** Adds a contact, with what it agreed to. */
export function CreationDialog({ onClose }: { onClose: () => void }) {
  const words = useContactWords().form;
  const [consent, setConsent] = useState<FirstConsent>(noConsent);
  const unproved = consent.channels.length > 0 && consent.source.trim() === "";
  return (
    <EditingDialog
      contact={undefined}
      title={words.add}
      submit={words.submitAdd}
      off={unproved ? words.sourceNeeded : undefined}
      onClose={onClose}
      save={(change) => body(api.POST("/v1/contacts", { body: { ...change, ...statementsOf(consent) } }))}
      onSaved={(contact) => {
        toast(words.added(nameOf(contact)));
        go(href(["contacts", contact.id]));
      }}
    >
      <FirstConsents consent={consent} onChange={setConsent} />
    </EditingDialog>
  );
}

/** Edits the fields and properties of a contact. */
export function EditDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const words = useContactWords().form;
  return (
    <EditingDialog
      contact={contact}
      title={words.edit(nameOf(contact))}
      submit={words.submit}
      onClose={onClose}
      save={(change) =>
        body(api.PATCH("/v1/contacts/{id}", { params: { path: { id: contact.id } }, body: change }))
      }
      onSaved={(saved) => toast(words.saved(nameOf(saved)))}
    />
  );
}

interface Props {
  contact: Contact | undefined;
  title: string;
  submit: string;
  off?: string | undefined;
  save: (change: ReturnType<typeof changeOf>) => Promise<Contact>;
  onSaved: (contact: Contact) => void;
  onClose: () => void;
  children?: React.ReactNode;
}

function EditingDialog({ contact, title, submit, off, save, onSaved, onClose, children }: Props) {
  const words = useContactWords().form;
  const common = useWords().common;
  const cache = useQueryClient();
  // Changes are those of the person against what the dialog opened with, though the contact is read again meanwhile.
  const [base] = useState(contact);
  const [draft, setDraft] = useState(() => draftOf(base));
  const [invalid] = invalidProperties(draft);
  const saving = useMutation({
    mutationFn: () => save(changeOf(draft, base)),
    onSuccess: async (saved) => {
      onClose();
      onSaved(saved);
      await cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("contact") });
    },
  });
  const faults = faultsByField(saving.error);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            look="primary"
            type="submit"
            form="contact"
            off={off ?? (invalid === undefined ? undefined : words.number(invalid))}
            busy={saving.isPending}
          >
            {submit}
          </Button>
        </>
      }
    >
      <form
        id="contact"
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (off === undefined && invalid === undefined) {
            saving.mutate();
          }
        }}
      >
        <ContactForm draft={draft} onChange={setDraft} faults={faults} />
        {children}
      </form>
      {saving.isError && <Fault error={saving.error} />}
    </Dialog>
  );
}
