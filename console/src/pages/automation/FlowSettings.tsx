import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { reasonOf } from "../../api/problem";
import { change } from "../../flow/commands";
import { newTrigger } from "../../flow/triggers";
import { freshId, type Path, withValue } from "../../flow/model";
import { ofKind, type Schema } from "../../flow/schema";
import type { Automation, Trigger } from "../../api/types";
import { Button } from "../../kit/Button";
import { Field } from "../../kit/Field";
import { Answer } from "../../kit/states";
import { useWords } from "../../words";
import { useFlowWords } from "../../words/flow";
import { useEditing, useFlow } from "./editing";
import { Fields, SchemaField } from "./form/Fields";
import { FormContext, pathText, useFlowSchema } from "./form/FormContext";

/** The trigger, entering again, quiet hours and the settings of conversations. */
export function FlowSettings() {
  const words = useFlowWords();
  const triggers = useWords().triggers;
  const flow = useFlow();
  const schema = useFlowSchema();
  const { editor, readOnly, diagnostics } = useEditing();
  const own = diagnostics.filter((fault) => fault.elementId === undefined);
  const asked = flow.elements.some((element) => element.kind === "question" || element.kind === "recommendations");
  const write = (at: Path) => (path: Path, value: unknown) =>
    editor.do((before) => withValue(before, [...at, ...path], value), `flow ${[...at, ...path].join(".")}`);
  const faultsAt = (at: string) => (path: Path) => own.filter((fault) => fault.path === [at, pathText(path)].filter(Boolean).join("."));
  const form = (root: Schema, at: string) => ({ root, kind: flow.trigger.kind, readOnly, write: write(at === "" ? [] : [at]), faultsAt: faultsAt(at) });
  return (
    <div className="stack">
      <h2>{words.editor.settings}</h2>
      <AutomationName />
      {own.map((fault, i) => (
        <p key={i} className={fault.severity === "error" ? "fault" : "caution"}>
          {fault.message} {fault.hint}
        </p>
      ))}
      <Field label={words.editor.trigger}>
        {(control) => (
          <select
            {...control}
            data-focus="name"
            className="input"
            disabled={readOnly}
            value={flow.trigger.kind}
            onChange={(event) => editor.do((before) => ({ ...before, trigger: newTrigger(event.target.value as Trigger["kind"]) }))}
          >
            {Object.entries(triggers).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Answer query={schema}>
        {(root) => (
          <>
            <FormContext.Provider value={form(root, "trigger")}>
              <Fields schema={ofKind(root, "trigger", flow.trigger.kind) ?? {}} path={[]} value={flow.trigger} />
            </FormContext.Provider>
            <FormContext.Provider value={{ ...form(root, ""), kind: "flow" }}>
              {["reentry", "quietHours", ...(asked || flow.conversation !== undefined ? ["conversation"] : [])].map((name) => {
                const field = root.$defs?.flow?.properties?.[name];
                return field && <SchemaField key={name} schema={field} path={[name]} value={flow[name]} required={false} />;
              })}
            </FormContext.Provider>
          </>
        )}
      </Answer>
      <Notes />
    </div>
  );
}

function AutomationName() {
  const words = useFlowWords().editor;
  const cache = useQueryClient();
  const { automationId: id, readOnly } = useEditing();
  const known = cache.getQueryData<Automation>(["automation", id]);
  const [name, setName] = useState(known?.name ?? "");
  const renaming = useMutation({
    mutationFn: () => body(api.PATCH("/v1/automations/{id}", { params: { path: { id } }, body: { name: name.trim() } })),
    onSuccess: (renamed) => {
      cache.setQueryData(["automation", id], renamed);
      void cache.invalidateQueries({ queryKey: ["automations"] });
    },
  });
  return (
    <Field label={words.automationName} fault={renaming.isError ? reasonOf(renaming.error) : undefined}>
      {(control) => (
        <input
          {...control}
          className="input"
          data-own-undo
          readOnly={readOnly}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onBlur={() => name.trim() !== "" && name.trim() !== known?.name && renaming.mutate()}
        />
      )}
    </Field>
  );
}

/** The notes of the flow: for colleagues, beside the elements. */
function Notes() {
  const words = useFlowWords().editor;
  const flow = useFlow();
  const { editor, readOnly } = useEditing();
  const notes = flow.elements.filter((element) => element.kind === "note");
  const add = () => editor.do((before) => ({ ...before, elements: [...before.elements, { id: freshId(before, "note"), kind: "note", text: "" }] }));
  return (
    <section className="stack tight" aria-label={words.notes}>
      <h3>{words.notes}</h3>
      {notes.map((note, i) => (
        <div key={note.id} className="stack tight note">
          <textarea
            className="input"
            rows={3}
            aria-label={`${words.note} ${i + 1}`}
            readOnly={readOnly}
            value={String(note.text ?? "")}
            onChange={(event) => editor.do((before) => change(before, note.id, ["text"], event.target.value), `${note.id} text`)}
          />
          {!readOnly && (
            <Button look="quiet" onClick={() => editor.do((before) => ({ ...before, elements: before.elements.filter((each) => each.id !== note.id) }))}>
              {words.removeNote}
            </Button>
          )}
        </div>
      ))}
      {!readOnly && <Button onClick={add}>{words.addNote}</Button>}
    </section>
  );
}
