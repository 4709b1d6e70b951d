import { useState } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Field } from "../../kit/Field";
import { ListPage } from "../../kit/ListPage";
import { usePages } from "../../kit/paging";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useFormats } from "../../words/format";
import { ContactsTabs } from "../contacts/ContactsTabs";
import { useListsChanged } from "../contacts/members";
import { ExportButton } from "../segments/ExportButton";
import { useSegmentWords } from "../segments/words";

type List = components["schemas"]["List"];

/** The lists of contacts. */
export default function Lists() {
  const words = useSegmentWords().lists;
  const [creating, setCreating] = useState(false);
  const lists = usePages(["lists"], (cursor, signal) =>
    body(api.GET("/v1/lists", { params: { query: { cursor } }, signal })),
  );
  const create = (
    <Button look="primary" needs="manager" aria-keyshortcuts="n" onClick={() => setCreating(true)}>
      {words.create}
    </Button>
  );
  return (
    <>
      <ListPage title={words.title} tabs={<ContactsTabs here="lists" />} create={create} query={lists} empty={words.empty}>
        {(items) => <Table lists={items} />}
      </ListPage>
      {creating && <Naming onClose={() => setCreating(false)} />}
    </>
  );
}

function Table({ lists }: { lists: List[] }) {
  const words = useSegmentWords().lists;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.name}</th>
          <th>{words.key}</th>
          <th className="number">{words.members}</th>
          <th>{words.createdAt}</th>
          <th>
            <span className="hidden">{words.rename}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <Row key={list.id} list={list} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ list }: { list: List }) {
  const words = useSegmentWords().lists;
  const { number, date } = useFormats();
  const [open, setOpen] = useState<"rename" | "remove">();
  const { id, name } = list;
  const close = () => setOpen(undefined);
  return (
    <tr>
      <td className="first">
        <a href={href(["contacts"], { list: id })}>{name}</a>
      </td>
      <td className="mono">{list.key}</td>
      <td className="number" data-label={words.members}>
        {number(list.memberCount)}
      </td>
      <td className="muted">{date(list.createdAt)}</td>
      <td>
        <div className="row">
          <Button needs="manager" onClick={() => setOpen("rename")} aria-label={words.renameTitle(name)}>
            {words.rename}
          </Button>
          <ExportButton
            name={name}
            start={(format) => body(api.POST("/v1/lists/{id}/exports", { params: { path: { id } }, body: { format } }))}
          />
          <Button look="danger" needs="manager" onClick={() => setOpen("remove")} aria-label={words.removal(name)}>
            {words.remove}
          </Button>
        </div>
        {open === "rename" && <Naming list={list} onClose={close} />}
        {open === "remove" && <Removal list={list} onClose={close} />}
      </td>
    </tr>
  );
}

/** Gives a list its name: a new one, or one that there is. */
function Naming({ list, onClose }: { list?: List; onClose: () => void }) {
  const words = useSegmentWords();
  const changed = useListsChanged();
  const [name, setName] = useState(list?.name ?? "");
  const run = async () => {
    const saved =
      list === undefined
        ? await body(api.POST("/v1/lists", { body: { name: name.trim() } }))
        : await body(api.PATCH("/v1/lists/{id}", { params: { path: { id: list.id } }, body: { name: name.trim() } }));
    toast(list === undefined ? words.lists.created(saved.name) : words.lists.renamed(saved.name));
  };
  return (
    <Confirmation
      title={list === undefined ? words.lists.create : words.lists.renameTitle(list.name)}
      submit={list === undefined ? words.lists.create : words.lists.rename}
      off={name.trim() === "" ? words.segment.nameNeeded : undefined}
      run={run}
      onDone={() => void changed()}
      onClose={onClose}
    >
      <Field label={words.lists.name}>
        {(control) => (
          <input {...control} className="input" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </Confirmation>
  );
}

function Removal({ list, onClose }: { list: List; onClose: () => void }) {
  const words = useSegmentWords().lists;
  const changed = useListsChanged();
  const { number } = useFormats();
  return (
    <Confirmation
      title={words.removal(list.name)}
      submit={words.remove}
      danger
      run={() => body(api.DELETE("/v1/lists/{id}", { params: { path: { id: list.id } } }))}
      onDone={() => {
        toast(words.removed(list.name));
        void changed();
      }}
      onClose={onClose}
    >
      <p>{words.removalText(number(list.memberCount))}</p>
    </Confirmation>
  );
}
