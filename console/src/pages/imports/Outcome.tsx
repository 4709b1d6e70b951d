import { useQuery } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { Fault } from "../../kit/states";
import { useFormats } from "../../words/format";
import { reasonsOf } from "./rejects";
import type { Import } from "./requests";
import { useImportWords } from "./words";

/** An import, asked again while it runs. */
export function useImport(id: string, begun?: Import) {
  return useQuery({
    queryKey: ["import", id],
    queryFn: ({ signal }) => body(api.GET("/v1/imports/{id}", { params: { path: { id } }, signal })),
    initialData: begun,
    staleTime: 0,
    refetchInterval: ({ state }) => (isRunning(state.data) ? 1_000 : false),
  });
}

export function isRunning(state: Import | undefined): boolean {
  return state?.state === "running" || state?.state === "paused";
}

/** What came of the rows of an import, and why some were rejected. */
export function Outcome({ data }: { data: Import }) {
  const words = useImportWords().result;
  const { number } = useFormats();
  if (data.error !== undefined) {
    return <Fault error={new Error(data.error)} />;
  }
  if (isRunning(data)) {
    return <p role="status">{words.running(number(data.rows))}</p>;
  }
  const write = data.dryRun ? words.trialSummary : words.summary;
  return (
    <div className="stack">
      <p role="status">
        <strong>
          {data.kind === "contacts"
            ? write(
                number(data.rows),
                number(data.accepted),
                number(data.created),
                number(data.updated),
                number(data.rejected),
              )
            : words.plain(number(data.rows), number(data.accepted), number(data.rejected))}
        </strong>
      </p>
      {data.rejects !== undefined && data.rejected > 0 && <Rejects id={data.id} url={data.rejects.url} />}
    </div>
  );
}

/** The reasons are counted from the file of rejected rows; where it cannot be read here, it can be downloaded. */
function Rejects({ id, url }: { id: string; url: string }) {
  const words = useImportWords().result;
  const { number } = useFormats();
  const reasons = useQuery({
    queryKey: ["import-rejects", id, url],
    queryFn: async ({ signal }) => reasonsOf(await (await fetch(url, { signal })).text()),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      {reasons.data !== undefined && (
        <table className="table">
          <thead>
            <tr>
              <th className="number">{words.lines}</th>
              <th>{words.field}</th>
              <th>{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.data.map(({ field, reason, rows }) => (
              <tr key={field + reason}>
                <td className="number">{number(rows)}</td>
                <td className="mono">{field}</td>
                <td lang="en">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="stack">
        <div>
          <a className="button" href={url} download>
            {words.rejects}
          </a>
        </div>
        <span className="muted small">{words.rejectsHelp}</span>
      </div>
    </>
  );
}
