import { useDeferredValue, useState } from "react";
import { api, body } from "../../api/client";
import { useLists, useSegments } from "../../api/directory";
import { Button } from "../../kit/Button";
import { FilterMenu } from "../../kit/FilterMenu";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { filter } from "../../router";
import { useWords } from "../../words";
import type { PageProps } from "../Pages";
import { ContactsTabs } from "./ContactsTabs";
import { CreationDialog } from "./ContactDialogs";
import { Selectable } from "./Selectable";
import { useContactWords } from "./words";

/** The contacts: searched, and filtered by list and segment, as the address says. */
export default function Contacts({ params }: PageProps) {
  const words = useContactWords().contacts;
  const common = useWords().common;
  const [creating, setCreating] = useState(false);
  const filters = {
    query: useDeferredValue(params.get("query")?.trim() || undefined),
    listId: params.get("list") ?? undefined,
    segmentId: params.get("segment") ?? undefined,
  };
  const contacts = usePages(["contacts", filters], (cursor, signal) =>
    body(api.GET("/v1/contacts", { params: { query: { ...filters, cursor } }, signal })),
  );
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const add = (
    <Button look="primary" needs="manager" aria-keyshortcuts="n" onClick={() => setCreating(true)}>
      {words.add}
    </Button>
  );
  return (
    <div className="page">
      <div className="spread">
        <h1>{words.title}</h1>
        {add}
      </div>
      <ContactsTabs here="contacts" />
      <Filters params={params} />
      <Listing
        query={contacts}
        empty={
          <>
            <p>{filtered ? common.noMatch : words.empty}</p>
            {!filtered && add}
          </>
        }
      >
        {(items) => <Selectable contacts={items} listId={filters.listId} />}
      </Listing>
      {creating && <CreationDialog onClose={() => setCreating(false)} />}
    </div>
  );
}

function Filters({ params }: { params: URLSearchParams }) {
  const words = useContactWords().contacts;
  const { all } = useWords().common;
  const lists = useLists().data ?? [];
  const segments = useSegments().data ?? [];
  return (
    <div className="row" role="search">
      <input
        className="input wide"
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={params.get("query") ?? ""}
        onChange={(event) => filter({ query: event.target.value })}
      />
      <FilterMenu
        label={words.list}
        all={all}
        value={params.get("list") ?? ""}
        options={lists.map(({ id, name }) => [id, name])}
        onChange={(list) => filter({ list })}
      />
      <FilterMenu
        label={words.segment}
        all={all}
        value={params.get("segment") ?? ""}
        options={segments.map(({ id, name }) => [id, name])}
        onChange={(segment) => filter({ segment })}
      />
    </div>
  );
}
