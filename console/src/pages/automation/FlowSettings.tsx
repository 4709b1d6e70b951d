import { newTrigger } from "../../flow/triggers";
import { type Path, withValue } from "../../flow/model";
import { ofKind, type Schema } from "../../flow/schema";
import type { Trigger } from "../../api/types";
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
    </div>
  );
}
