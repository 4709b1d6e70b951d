import { useDeferredValue } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { filter } from "../../router";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { useSettingsWords } from "./words";

type Entry = components["schemas"]["AuditEntry"];

/** Who changed what, newest first, filtered as the address says. */
export function Audit({ params }: { params: URLSearchParams }) {
  const words = useSettingsWords().audit;
  const { noMatch } = useWords().common;
  const actor = useDeferredValue(params.get("actor") ?? undefined);
  const resource = useDeferredValue(params.get("resource") ?? undefined);
  const entries = usePages(["audit", actor, resource], (cursor, signal) =>
    body(api.GET("/v1/audit", { params: { query: { actor, resource, cursor } }, signal })),
  );
  return (
    <>
      <div className="row" role="search">
        {(["actor", "resource"] as const).map((name) => {
          const label = name === "actor" ? words.filterActor : words.filterResource;
          return (
            <input
              key={name}
              className="input wide"
              type="search"
              aria-label={label}
              placeholder={label}
              value={params.get(name) ?? ""}
              onChange={(event) => filter({ [name]: event.target.value })}
            />
          );
        })}
      </div>
      <Listing query={entries} empty={<p>{actor || resource ? noMatch : words.empty}</p>}>
        {(items) => <Table entries={items} />}
      </Listing>
    </>
  );
}

function Table({ entries }: { entries: Entry[] }) {
  const words = useSettingsWords().audit;
  const roles = useWords().shell.roles;
  const { full } = useFormats();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.at}</th>
          <th>{words.actor}</th>
          <th>{words.action}</th>
          <th>{words.resource}</th>
          <th>{words.details}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={`${entry.at} ${index}`}>
            <td className="muted">{full(entry.at)}</td>
            <td>
              {entry.actor}
              {entry.role !== undefined && entry.role !== entry.actor && (
                <div className="muted small">{roles[entry.role]}</div>
              )}
            </td>
            <td className="mono">{entry.action}</td>
            <td className="mono">
              <button type="button" className="link" onClick={() => filter({ resource: entry.resource })}>
                {entry.resource}
              </button>
            </td>
            <td className="first">
              <Change entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Change({ entry }: { entry: Entry }) {
  const words = useSettingsWords().audit;
  if (entry.before === undefined && entry.after === undefined) {
    return null;
  }
  return (
    <details>
      <summary className="muted small">{words.details}</summary>
      {(["before", "after"] as const).map(
        (side) =>
          entry[side] !== undefined && (
            <div key={side}>
              <span className="muted small">{words[side]}</span>
              <pre className="mono lines">{JSON.stringify(entry[side], null, 2)}</pre>
            </div>
          ),
      )}
    </details>
  );
}
