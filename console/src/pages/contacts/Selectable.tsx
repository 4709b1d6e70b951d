import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLists } from "../../api/directory";
import { reasonOf } from "../../api/problem";
import type { Contact } from "../../api/types";
import { Button } from "../../kit/Button";
import { toast } from "../../kit/toasts";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { ContactTable } from "./ContactTable";
import { ListChoice } from "./ListChoice";
import { changeMembers, type MembersChange, useListsChanged } from "./members";
import { useContactWords } from "./words";

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

function Batch({ ids, listId, onDone }: { ids: string[]; listId: string | undefined; onDone: () => void }) {
  const words = useContactWords();
  const { undo } = useWords().common;
  const { number } = useFormats();
  const lists = useLists().data ?? [];
  const refresh = useListsChanged();
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
  const revert = async (change: MembersChange) => {
    await changeMembers({ ...change, add: !change.add });
    await refresh();
  };
  return (
    <div className="card row" role="group" aria-label={words.contacts.batch}>
      <strong role="status">{words.contacts.chosen(number(ids.length))}</strong>
      <ListChoice lists={lists} value={list} onChange={setList} width="auto" />
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
