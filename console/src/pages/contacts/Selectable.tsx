import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useLists } from "../../api/directory";
import { reasonOf } from "../../api/problem";
import type { Contact } from "../../api/types";
import { Button } from "../../kit/Button";
import { toast } from "../../kit/toasts";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { ContactTable } from "./ContactTable";
import { useContactWords } from "./words";

/** The most contacts that one request adds to a list, or removes. */
const most = 1_000;

/** Contacts of which some are chosen, to put them on a list or take them off the one that is shown. */
export function Selectable({ contacts, listId }: { contacts: Contact[]; listId: string | undefined }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = contacts.map(({ id }) => id).filter((id) => chosen.has(id));
  return (
    <>
      {ids.length > 0 && <Batch ids={ids} listId={listId} onDone={() => setChosen(new Set())} />}
      <ContactTable contacts={contacts} chosen={chosen} onChoose={setChosen} />
    </>
  );
}

interface Change {
  list: string;
  ids: string[];
  add: boolean;
}

async function changeMembers({ list, ids, add }: Change): Promise<number> {
  let affected = 0;
  for (let from = 0; from < ids.length; from += most) {
    const request = { params: { path: { id: list } }, body: { contactIds: ids.slice(from, from + most) } };
    const change = add ? api.POST("/v1/lists/{id}/members", request) : api.DELETE("/v1/lists/{id}/members", request);
    affected += (await body(change)).affected;
  }
  return affected;
}

function Batch({ ids, listId, onDone }: { ids: string[]; listId: string | undefined; onDone: () => void }) {
  const words = useContactWords();
  const { undo } = useWords().common;
  const { number } = useFormats();
  const lists = useLists().data ?? [];
  const cache = useQueryClient();
  const [list, setList] = useState("");
  const changing = useMutation({
    mutationFn: changeMembers,
    onSuccess: async (affected, change) => {
      const text = change.add ? words.contacts.added(number(affected)) : words.contacts.removed(number(affected));
      // Where some were on the list before, undoing would take those off too.
      const whole = affected === change.ids.length;
      toast(text, whole ? { label: undo, run: () => void revert(change) } : undefined);
      onDone();
      await refresh();
    },
    onError: (error) => toast(reasonOf(error)),
  });
  const refresh = () => cache.invalidateQueries({ predicate: ({ queryKey }) => /^(contact|list)/.test(String(queryKey[0])) });
  const revert = async (change: Change) => {
    await changeMembers({ ...change, add: !change.add });
    await refresh();
  };
  return (
    <div className="card row" role="group" aria-label={words.contacts.batch}>
      <strong role="status">{words.contacts.chosen(number(ids.length))}</strong>
      <select
        className="input auto"
        aria-label={words.contact.chooseList}
        value={list}
        onChange={(event) => setList(event.target.value)}
      >
        <option value="">{words.contact.chooseList}</option>
        {lists.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Button
        needs="manager"
        off={list === "" ? words.contact.chooseList : undefined}
        busy={changing.isPending}
        onClick={() => changing.mutate({ list, ids, add: true })}
      >
        {words.contact.addToList}
      </Button>
      {listId !== undefined && (
        <Button
          needs="manager"
          busy={changing.isPending}
          onClick={() => changing.mutate({ list: listId, ids, add: false })}
        >
          {words.contacts.removeFromThis}
        </Button>
      )}
    </div>
  );
}
