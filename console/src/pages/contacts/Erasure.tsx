import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { nameOf } from "../../api/directory";
import type { Contact } from "../../api/types";
import { Confirmation } from "../../kit/Confirmation";
import { Field } from "../../kit/Field";
import { toast } from "../../kit/toasts";
import { go, href } from "../../router";
import { useFormats } from "../../words/format";
import { useContactWords } from "./words";

/** Erases a contact for good: says what goes and what stays, and asks for the name. */
export function Erasure({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const words = useContactWords().erasure;
  const { number } = useFormats();
  const cache = useQueryClient();
  const [typed, setTyped] = useState("");
  const name = nameOf(contact);
  const path = { id: contact.id };
  const running = useQuery({
    queryKey: ["contact-in-progress", contact.id],
    queryFn: ({ signal }) =>
      body(
        api.GET("/v1/contacts/{id}/enrollments", {
          params: { path, query: { state: "in-progress", limit: 200 } },
          signal,
        }),
      ),
  });
  const count = running.data?.items.length ?? 0;
  const done = () => {
    toast(words.done(name));
    go(href(["contacts"]));
    cache.removeQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("contact") });
  };
  return (
    <Confirmation
      title={words.title(name)}
      submit={words.submit}
      danger
      off={typed.trim() === name ? undefined : words.needsName}
      run={() => body(api.DELETE("/v1/contacts/{id}", { params: { path } }))}
      onDone={done}
      onClose={onClose}
    >
      <p>{words.goes}</p>
      <p>{words.stays}</p>
      {count > 0 && <p>{words.inProgress(number(count))}</p>}
      <Field label={words.type(name)}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </Confirmation>
  );
}
