import { useDeferredValue, useState } from "react";
import type { Automation } from "../../api/types";
import { Button } from "../../kit/Button";
import { Empty, Fault, Skeleton } from "../../kit/states";
import { filter } from "../../router";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { Creation } from "./Creation";
import { Deletion } from "./Deletion";
import { type AutomationFilters, type Sort, useAutomations } from "./queries";
import { Toggle } from "./Toggle";

/** The list of automations: searched, filtered and sorted as the address says. */
export default function Automations({ params }: { params: URLSearchParams }) {
  const words = useWords();
  const [creating, setCreating] = useState(false);
  const query = useDeferredValue(params.get("query") ?? "");
  const filters: AutomationFilters = {
    ...(query && { query }),
    ...choice("state", params),
    ...choice("trigger", params),
    ...choice("sort", params),
  };
  const list = useAutomations(filters);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = ["query", "state", "trigger"].some((name) => params.has(name));
  return (
    <div className="page">
      <div className="spread">
        <h1>{words.automations.title}</h1>
        <Button look="primary" needs="manager" aria-keyshortcuts="n" onClick={() => setCreating(true)}>
          {words.automations.create}
        </Button>
      </div>
      <Filters params={params} />
      {list.isError && <Fault error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && items.length === 0 && (
        <Empty>
          <p>{filtered ? words.common.noMatch : words.automations.empty}</p>
          {!filtered && (
            <Button look="primary" needs="manager" aria-keyshortcuts="n" onClick={() => setCreating(true)}>
              {words.automations.create}
            </Button>
          )}
        </Empty>
      )}
      {items.length > 0 && <List items={items} sort={filters.sort} />}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.common.more}
        </Button>
      )}
      {creating && <Creation onClose={() => setCreating(false)} />}
    </div>
  );
}

function choice<N extends "state" | "trigger" | "sort">(name: N, params: URLSearchParams): Pick<AutomationFilters, N> {
  const value = params.get(name);
  return (value === null ? {} : { [name]: value }) as Pick<AutomationFilters, N>;
}

function Filters({ params }: { params: URLSearchParams }) {
  const words = useWords();
  return (
    <div className="row" role="search">
      <input
        className="input wide"
        type="search"
        aria-label={words.automations.search}
        placeholder={words.automations.search}
        value={params.get("query") ?? ""}
        onChange={(event) => filter({ query: event.target.value })}
      />
      <select
        className="input auto"
        aria-label={words.automations.state}
        value={params.get("state") ?? ""}
        onChange={(event) => filter({ state: event.target.value })}
      >
        <option value="">{words.automations.state + words.colon + words.common.all}</option>
        <option value="active">{words.automations.active}</option>
        <option value="inactive">{words.automations.inactive}</option>
      </select>
      <select
        className="input auto"
        aria-label={words.automations.trigger}
        value={params.get("trigger") ?? ""}
        onChange={(event) => filter({ trigger: event.target.value })}
      >
        <option value="">{words.automations.trigger + words.colon + words.common.all}</option>
        {Object.entries(words.triggers).map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

const columns = ["name", "trigger", "timesTriggered", "entered", "inProgress", "updatedAt"] as const;
const numbers: readonly string[] = ["timesTriggered", "entered", "inProgress"];

function List({ items, sort }: { items: Automation[]; sort: Sort | undefined }) {
  const words = useWords().automations;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.active}</th>
          {columns.map((column) => (
            <th
              key={column}
              className={numbers.includes(column) ? "number" : undefined}
              aria-sort={sort === column ? "ascending" : sort === `-${column}` ? "descending" : undefined}
            >
              <button type="button" onClick={() => filter({ sort: sort === `-${column}` ? column : `-${column}` })}>
                {words[column]}
                {sort === column ? " ↑" : sort === `-${column}` ? " ↓" : ""}
              </button>
            </th>
          ))}
          <th>
            <span className="hidden">{words.actions("")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((automation) => (
          <Line key={automation.id} automation={automation} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ automation }: { automation: Automation }) {
  const words = useWords();
  const { number, date } = useFormats();
  const [deleting, setDeleting] = useState(false);
  return (
    <tr>
      <td>
        <Toggle automation={automation} />
      </td>
      <td className="first">
        <div className="row">
          <a href={`#/automations/${automation.id}`}>{automation.name}</a>
          {automation.state === "active" && automation.draft.differs && (
            <span className="badge warn">{words.automations.draftDiffers}</span>
          )}
        </div>
      </td>
      <td>{words.triggers[automation.trigger.kind] ?? automation.trigger.kind}</td>
      {(["timesTriggered", "entered", "inProgress"] as const).map((name) => (
        <td key={name} className="number" data-label={words.automations[name]}>
          {number(automation[name])}
        </td>
      ))}
      <td className="muted">{date(automation.updatedAt)}</td>
      <td>
        <Button
          look="icon quiet"
          needs="manager"
          aria-label={words.automations.actions(automation.name)}
          onClick={() => setDeleting(true)}
        >
          <span aria-hidden="true">✕</span>
        </Button>
        {deleting && <Deletion automation={automation} onClose={() => setDeleting(false)} />}
      </td>
    </tr>
  );
}
