import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useLists, useSegments } from "../../api/directory";
import { reasonOf } from "../../api/problem";
import type { Contact, Segment } from "../../api/types";
import { CriterionText } from "../../criteria/CriterionText";
import { Button } from "../../kit/Button";
import { Answer } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useLanguage } from "../../words";
import { useFormats } from "../../words/format";
import { ListChoice } from "./ListChoice";
import { changeMembers, useListsChanged } from "./members";
import { useContactWords } from "./words";

/** The API says of a contact and a list, or a segment, whether it is in it: so many of them are asked for. */
const most = 20;

/** The lists that a contact is on, to which it can be added. */
export function Lists({ contact }: { contact: Contact }) {
  const words = useContactWords().contact;
  const changed = useListsChanged();
  const lists = useLists().data ?? [];
  const looked = lists.slice(0, most);
  const query = useQuery({
    queryKey: ["contact-lists", contact.id, looked.map(({ id }) => id)],
    queryFn: async ({ signal }) => {
      const on = await Promise.all(looked.map((list) => isOn(list.id, contact, signal)));
      return looked.filter((_, index) => on[index]);
    },
    staleTime: 60_000,
  });
  const change = useMutation({
    mutationFn: ({ id, add }: { id: string; name: string; add: boolean }) =>
      changeMembers({ list: id, ids: [contact.id], add }),
    onSuccess: async (_, { name, add }) => {
      toast(add ? words.addedToList(name) : words.removedFromList(name));
      await changed();
    },
    onError: (error) => toast(reasonOf(error)),
  });
  return (
    <section className="card stack">
      <h2>{words.lists}</h2>
      <Answer query={query}>
        {(on) => (
          <>
            {on.length === 0 && <p className="muted">{words.noLists}</p>}
            <ul>
              {on.map(({ id, name }) => (
                <li key={id} className="spread tight">
                  <a href={href(["contacts"], { list: id })}>{name}</a>
                  <Button
                    look="icon quiet"
                    needs="manager"
                    aria-label={words.removeFromList(name)}
                    onClick={() => change.mutate({ id, name, add: false })}
                  >
                    <span aria-hidden="true">✕</span>
                  </Button>
                </li>
              ))}
            </ul>
            <AddToList
              lists={lists.filter((list) => !on.some(({ id }) => id === list.id))}
              busy={change.isPending}
              onAdd={(list) => change.mutate({ ...list, add: true })}
            />
          </>
        )}
      </Answer>
      <More left={lists.length - looked.length} />
    </section>
  );
}

async function isOn(listId: string, contact: Contact, signal: AbortSignal): Promise<boolean> {
  const address = contact.phone ? { phone: contact.phone } : contact.email ? { email: contact.email } : {};
  const { items } = await body(api.GET("/v1/contacts", { params: { query: { listId, ...address, limit: 50 } }, signal }));
  return items.some(({ id }) => id === contact.id);
}

interface AddProps {
  lists: { id: string; name: string }[];
  busy: boolean;
  onAdd: (list: { id: string; name: string }) => void;
}

function AddToList({ lists, busy, onAdd }: AddProps) {
  const words = useContactWords().contact;
  const [chosen, setChosen] = useState("");
  const list = lists.find(({ id }) => id === chosen);
  if (lists.length === 0) {
    return null;
  }
  return (
    <div className="row">
      <ListChoice lists={lists} value={chosen} onChange={setChosen} width="grow" />
      <Button
        needs="manager"
        busy={busy}
        off={list === undefined ? words.chooseList : undefined}
        onClick={() => list !== undefined && onAdd(list)}
      >
        {words.addToList}
      </Button>
    </div>
  );
}

/** The segments that a contact is in, each with the reason. */
export function Segments({ contactId }: { contactId: string }) {
  const words = useContactWords().contact;
  const segments = useSegments().data ?? [];
  const looked = segments.slice(0, most);
  const query = useQuery({
    queryKey: ["contact-segments", contactId, looked.map(({ id }) => id)],
    queryFn: async ({ signal }) => {
      const reasons = await Promise.all(looked.map((segment) => whyIn(segment, contactId, signal)));
      return reasons.filter(({ holds }) => holds);
    },
    staleTime: 60_000,
  });
  return (
    <section className="card stack">
      <h2>{words.segments}</h2>
      <Answer query={query}>
        {(reasons) =>
          reasons.length === 0 ? (
            <p className="muted">{words.noSegments}</p>
          ) : (
            <ul className="stack">
              {reasons.map((reason) => (
                <Reason key={reason.segment.id} {...reason} />
              ))}
            </ul>
          )
        }
      </Answer>
      <More left={segments.length - looked.length} />
    </section>
  );
}

async function whyIn(segment: Segment, contactId: string, signal: AbortSignal) {
  const path = { id: segment.id, contactId };
  const why = await body(api.GET("/v1/segments/{id}/members/{contactId}/why", { params: { path }, signal }));
  return { segment, ...why };
}

function Reason({ segment, criteria }: Awaited<ReturnType<typeof whyIn>>) {
  const words = useContactWords().contact;
  const language = useLanguage();
  return (
    <li>
      <a className="target" href={href(["segments", segment.id])}>
        {segment.name}
      </a>
      <details>
        <summary className="muted small">{words.why}</summary>
        <p className="small">{segment.sentence[language]}</p>
        <ul className="small">
          {criteria.map((each) => (
            <li key={each.path}>
              {each.holds ? "✓" : "✗"} <span className="hidden">{each.holds ? words.holds : words.holdsNot} </span>
              <CriterionText criterion={each.criterion} />
              {each.value !== undefined && <span className="muted"> ({words.value(each.value)})</span>}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function More({ left }: { left: number }) {
  const words = useContactWords().contact;
  const { number } = useFormats();
  return left > 0 ? <p className="muted small">{words.more(number(left))}</p> : null;
}
