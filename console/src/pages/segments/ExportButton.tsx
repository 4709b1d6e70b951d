import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Field } from "../../kit/Field";
import { Fault } from "../../kit/states";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { useSegmentWords } from "./words";

type Export = components["schemas"]["Export"];
type Format = Export["format"];

interface Props {
  name: string;
  start: (format: Format) => Promise<Export>;
}

/** Exports the contacts of a list or a segment to a file. */
export function ExportButton({ name, start }: Props) {
  const words = useSegmentWords().exporting;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button needs="manager" onClick={() => setOpen(true)}>
        {words.start}
      </Button>
      {open && <ExportDialog name={name} start={start} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ name, start, onClose }: Props & { onClose: () => void }) {
  const words = useSegmentWords().exporting;
  const { close } = useWords().common;
  const [format, setFormat] = useState<Format>("xlsx");
  const starting = useMutation({ mutationFn: () => start(format) });
  return (
    <Dialog
      title={words.title(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{close}</Button>
          {!starting.isSuccess && (
            <Button look="primary" busy={starting.isPending} onClick={() => starting.mutate()}>
              {words.start}
            </Button>
          )}
        </>
      }
    >
      {starting.isSuccess ? (
        <Progress begun={starting.data} />
      ) : (
        <>
          <p>{words.text}</p>
          <Field label={words.format}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={format}
                onChange={(event) => setFormat(event.target.value as Format)}
              >
                {Object.entries(words.formats).map(([each, label]) => (
                  <option key={each} value={each}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      {starting.isError && <Fault error={starting.error} />}
    </Dialog>
  );
}

function Progress({ begun }: { begun: Export }) {
  const words = useSegmentWords().exporting;
  const { number } = useFormats();
  const query = useQuery({
    queryKey: ["export", begun.id],
    queryFn: ({ signal }) => body(api.GET("/v1/exports/{id}", { params: { path: { id: begun.id } }, signal })),
    initialData: begun,
    refetchInterval: ({ state }) => (["running", "paused"].includes(state.data?.state ?? "running") ? 1_000 : false),
    staleTime: 0,
  });
  const { state, rows, download, error } = query.data;
  if (error !== undefined) {
    return <Fault error={new Error(error)} />;
  }
  return (
    <div className="stack" role="status">
      <p>{state === "done" ? words.ready(number(rows)) : words.running(number(rows))}</p>
      {download !== undefined && (
        <>
          <a className="button primary" href={download.url} download>
            {words.download}
          </a>
          <span className="muted small">{words.hour}</span>
        </>
      )}
    </div>
  );
}
