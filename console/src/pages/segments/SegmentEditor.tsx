import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, body } from "../../api/client";
import { faultsByField } from "../../api/problem";
import type { Criteria, Segment } from "../../api/types";
import { Builder } from "../../criteria/Builder";
import { criteriaOf, type Group, groupOf } from "../../criteria/model";
import { Button } from "../../kit/Button";
import { Field } from "../../kit/Field";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { go, href } from "../../router";
import { useFormats } from "../../words/format";
import { Counting, useSettled } from "./Counting";
import { useSegmentWords } from "./words";

/** The name and the criteria of a segment, with the number of contacts beside them. */
export function SegmentEditor({ segment }: { segment: Segment | undefined }) {
  const words = useSegmentWords().segment;
  const [name, setName] = useState(segment?.name ?? "");
  const [persona, setPersona] = useState(segment?.persona ?? false);
  const [root, setRoot] = useState<Group>(() => groupOf(segment?.criteria));
  const criteria = useMemo(() => criteriaOf(root), [root]);
  const changed = JSON.stringify(criteria) !== JSON.stringify(segment?.criteria);
  const dirty = changed || name !== (segment?.name ?? "") || persona !== (segment?.persona ?? false);
  const saving = useSaving(segment);
  const save = () => criteria !== undefined && saving.mutate({ name: name.trim(), persona, criteria });
  const missing = name.trim() === "" ? words.nameNeeded : criteria === undefined ? words.criteriaNeeded : undefined;
  return (
    <div className="beside wide-first">
      <div className="stack">
        <Field label={words.name} fault={faultsByField(saving.error).name}>
          {(control) => (
            <input {...control} className="input" value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Builder root={root} onChange={setRoot} />
        <label className="check">
          <input type="checkbox" checked={persona} onChange={(event) => setPersona(event.target.checked)} />
          {words.personaHelp}
        </label>
        <Json criteria={criteria} onChange={(next) => setRoot(groupOf(next))} />
        {saving.isError && <Fault error={saving.error} />}
        <div className="row savebar">
          <Button look="primary" needs="manager" off={missing} busy={!dirty || saving.isPending} onClick={save}>
            {segment === undefined ? words.create : words.save}
          </Button>
          {dirty && segment !== undefined && (
            <>
              <Button
                onClick={() => {
                  setName(segment.name);
                  setPersona(segment.persona);
                  setRoot(groupOf(segment.criteria));
                }}
              >
                {words.discard}
              </Button>
              <span className="badge warn">{words.unsaved}</span>
            </>
          )}
          {segment !== undefined && changed && criteria !== undefined && <Changes id={segment.id} criteria={criteria} />}
        </div>
      </div>
      <Counting criteria={criteria} />
    </div>
  );
}

function useSaving(segment: Segment | undefined) {
  const words = useSegmentWords().segment;
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (next: { name: string; persona: boolean; criteria: Criteria }) =>
      segment === undefined
        ? body(api.POST("/v1/segments", { body: next }))
        : body(api.PUT("/v1/segments/{id}", { params: { path: { id: segment.id } }, body: next })),
    onSuccess: async (saved) => {
      toast(words.saved(saved.name));
      cache.setQueryData(["segment", saved.id], saved);
      await cache.invalidateQueries({ predicate: ({ queryKey }) => /^(segments|contact)/.test(String(queryKey[0])) });
      if (segment === undefined) {
        go(href(["segments", saved.id]));
      }
    },
  });
}

/** Who would enter and leave the segment if it were saved now. */
function Changes({ id, criteria }: { id: string; criteria: Criteria }) {
  const words = useSegmentWords().segment;
  const { number } = useFormats();
  const settled = useSettled(criteria, 300);
  const { data } = useQuery({
    queryKey: ["segment-changes", id, settled],
    queryFn: ({ signal }) =>
      body(api.POST("/v1/segments/{id}/changes", { params: { path: { id } }, body: { criteria: settled }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return data === undefined ? null : (
    <p role="status">
      {words.changes(number(data.enter), number(data.leave))}{" "}
      {data.enter + data.leave > 0 && <span className="muted small">{words.changesHelp}</span>}
    </p>
  );
}

/** The criteria as JSON, for what the builder cannot say and for copying. */
function Json({ criteria, onChange }: { criteria: Criteria | undefined; onChange: (criteria: Criteria) => void }) {
  const words = useSegmentWords().segment;
  const [text, setText] = useState<string>();
  const shown = text ?? JSON.stringify(criteria, null, 2) ?? "";
  const take = (next: string) => {
    setText(next);
    try {
      onChange(JSON.parse(next) as Criteria);
    } catch {
      // It is being typed: what was valid last stays.
    }
  };
  return (
    <details onToggle={() => setText(undefined)}>
      <summary className="muted">{words.json}</summary>
      <Field label={words.json} help={words.jsonHelp}>
        {(control) => (
          <textarea
            {...control}
            className="input mono"
            rows={10}
            spellCheck={false}
            value={shown}
            onChange={(event) => take(event.target.value)}
            onBlur={() => setText(undefined)}
          />
        )}
      </Field>
    </details>
  );
}
