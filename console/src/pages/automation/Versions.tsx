import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api, body } from "../../api/client";
import type { Automation, AutomationVersion } from "../../api/types";
import { differences, flowItself } from "../../flow/merge";
import { readFlow } from "../../flow/model";
import { Button } from "../../kit/Button";
import { Answer, Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { filter } from "../../router";
import { useFlowWords } from "../../words/flow";
import { useFormats } from "../../words/format";
import { DifferenceList } from "./ConflictDialog";
import { useEditing, useFlow } from "./editing";
import { type Marks, noMarks } from "./marks";

export function useVersions(id: string) {
  return useQuery({
    queryKey: ["automation-versions", id],
    queryFn: ({ signal }) => body(api.GET("/v1/automations/{id}/versions", { params: { path: { id }, query: { limit: 100 } }, signal })),
  });
}

/** The published versions: who, when and why; compared with the draft, and restored. */
export function Versions({ automation, onMarks }: { automation: Automation; onMarks: (marks: Marks) => void }) {
  const words = useFlowWords().versionList;
  const query = useVersions(automation.id);
  const [compared, setCompared] = useState<number>();
  return (
    <div className="stack">
      <h2>{words.title}</h2>
      <p className="muted small">{words.help}</p>
      <Answer query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="muted">{words.none}</p>}
            <ol className="stack">
              {items.map((version) => (
                <Version
                  key={version.version}
                  automation={automation}
                  version={version}
                  open={compared === version.version}
                  onToggle={() => setCompared(compared === version.version ? undefined : version.version)}
                  onMarks={onMarks}
                />
              ))}
            </ol>
          </>
        )}
      </Answer>
    </div>
  );
}

interface VersionProps {
  automation: Automation;
  version: AutomationVersion;
  open: boolean;
  onToggle: () => void;
  onMarks: (marks: Marks) => void;
}

function Version({ automation, version, open, onToggle, onMarks }: VersionProps) {
  const { versionList: words, editor: states } = useFlowWords();
  const formats = useFormats();
  const cache = useQueryClient();
  const { editor } = useEditing();
  const { id } = automation;
  const n = version.version;
  const restoring = useMutation({
    mutationFn: async () => {
      await editor.save();
      const { saved, saving } = editor.get();
      if (saving !== "saved") {
        throw new Error(states[saving]);
      }
      const { revision } = saved;
      return body(
        api.POST("/v1/automations/{id}/versions/{version}/restore", { params: { path: { id, version: n }, header: { "If-Match": `"${revision}"` } } }),
      );
    },
    onSuccess: (restored) => {
      cache.setQueryData(["automation", id], restored);
      toast(words.restored(String(n)));
    },
  });
  return (
    <li className="card stack tight">
      <div className="spread">
        <h3>{words.version(String(n))}</h3>
        {automation.live?.version === n && <span className="badge good">{words.live}</span>}
      </div>
      <span className="muted small">{words.by(version.by, formats.moment(version.at))}</span>
      {version.note !== "" && <p className="lines">{version.note}</p>}
      <div className="row">
        <Button aria-expanded={open} onClick={onToggle}>
          {words.compare}
        </Button>
        <Button needs="manager" busy={restoring.isPending} onClick={() => restoring.mutate()}>
          {words.restore}
        </Button>
      </div>
      {restoring.isError && <Fault error={restoring.error} />}
      {open && <Comparison id={id} version={n} onMarks={onMarks} />}
    </li>
  );
}

/** What differs between a version and the draft on the screen, in a list and on the drawing. */
function Comparison({ id, version, onMarks }: { id: string; version: number; onMarks: (marks: Marks) => void }) {
  const words = useFlowWords();
  const draft = useFlow();
  const query = useVersion(id, version);
  const before = readFlow(query.data?.flow);
  const list = useMemo(() => (before === undefined ? [] : differences(before, draft)), [before, draft]);
  useEffect(() => {
    const tones = new Map(list.map((each) => [each.id, each.what]));
    onMarks({
      ...noMarks,
      tone: (element) => {
        const what = tones.get(element);
        return what === "added" || what === "changed" ? what : undefined;
      },
    });
    return () => onMarks(noMarks);
  }, [list, onMarks]);
  return (
    <Answer query={query}>
      {() =>
        before !== undefined && (
          <section className="stack tight">
            <h3>{words.versionList.compared(String(version))}</h3>
            <DifferenceList list={list} before={before} after={draft} onChoose={(element) => filter({ element })} />
            {list
              .filter((each) => each.id !== flowItself)
              .flatMap((each) => each.fields.filter((field) => typeof field.before === "string" && typeof field.after === "string").map((field) => ({ ...field, id: each.id })))
              .map((field) => (
                <p key={`${field.id} ${field.name}`} className="small lines">
                  <del>{String(field.before)}</del> <ins>{String(field.after)}</ins>
                </p>
              ))}
          </section>
        )
      }
    </Answer>
  );
}

/** A published version with its flow, which never changes. */
export function useVersion(id: string, version: number | undefined) {
  return useQuery({
    queryKey: ["automation-version", id, version],
    queryFn: ({ signal }) => body(api.GET("/v1/automations/{id}/versions/{version}", { params: { path: { id, version: version ?? 0 } }, signal })),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
