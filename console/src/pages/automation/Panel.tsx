import { Component, type ReactNode } from "react";
import { canMove, canRemove, change, rename } from "../../flow/commands";
import { exitsOf } from "../../flow/exits";
import { type Element, elementOf, type Path, withValue } from "../../flow/model";
import { ofKind } from "../../flow/schema";
import { Button } from "../../kit/Button";
import { Field } from "../../kit/Field";
import { Answer } from "../../kit/states";
import { useFlowWords } from "../../words/flow";
import { kindLabel, lostOf, nameOf, useEditing, useFlow } from "./editing";
import { Fields } from "./form/Fields";
import { FormContext, pathText, useFlowSchema } from "./form/FormContext";
import { JsonField } from "./form/JsonField";
import { FlowSettings } from "./FlowSettings";
import { TestMessage } from "./TestMessage";

/** The fields that name exits; they are edited apart from the others. */
const exitFields = ["next", "onTrue", "onFalse", "rest", "onExhausted", "onDuplicate", "onRefused", "onExpired", "onNoAnswer"];

/** What is chosen, with its fields. */
export function Panel() {
  const words = useFlowWords().editor;
  const flow = useFlow();
  const { chosen } = useEditing();
  const element = chosen?.kind === "element" ? elementOf(flow, chosen.id) : undefined;
  if (chosen?.kind === "trigger") {
    return (
      <Guard key="trigger" message={words.crashed}>
        <FlowSettings />
      </Guard>
    );
  }
  if (element === undefined) {
    return (
      <div className="stack muted">
        <p>{words.nothing}</p>
        <p className="small">{words.nothingHelp}</p>
      </div>
    );
  }
  return (
    <Guard key={element.id} message={words.crashed}>
      <ElementPanel element={element} />
    </Guard>
  );
}

function ElementPanel({ element }: { element: Element }) {
  const words = useFlowWords();
  const schema = useFlowSchema();
  const flow = useFlow();
  const { editor, readOnly, diagnostics, remove, duplicate, startMove } = useEditing();
  const { id, kind } = element;
  const own = diagnostics.filter((fault) => fault.elementId === id);
  const faultsAt = (path: Path) => {
    const text = pathText(path);
    return own.filter((fault) => {
      const at = fault.path?.replace(/^elements\[\d+\]\.?/, "") ?? "";
      return at === text || (path.length === 1 && at.startsWith(`${text}.`));
    });
  };
  const fieldNames = new Set(Object.keys(ofKind(schema.data ?? {}, "element", kind)?.properties ?? {}));
  const elsewhere = own.filter((fault) => {
    const field = fault.path?.replace(/^elements\[\d+\]\.?/, "").split(/[.[]/)[0] ?? "";
    return !fieldNames.has(field);
  });
  const write = (path: Path, value: unknown) => editor.do((before) => change(before, id, path, value), `${id} ${path.join(".")}`);
  return (
    <div className="stack">
      <div className="spread">
        <h2>{kindLabel(words, kind)}</h2>
        <span className="muted small mono">{id}</span>
      </div>
      {lostOf(flow).has(id) && <p className="caution">{words.editor.unreachableHelp}</p>}
      {elsewhere.map((fault, i) => (
        <p key={i} className={fault.severity === "error" ? "fault" : "caution"}>
          {fault.message} {fault.hint}
        </p>
      ))}
      <Field label={words.editor.name}>
        {(control) => (
          <input
            {...control}
            data-focus="name"
            className="input"
            readOnly={readOnly}
            value={element.name ?? ""}
            placeholder={id}
            onChange={(event) => editor.do((before) => rename(before, id, event.target.value), `${id} name`)}
          />
        )}
      </Field>
      <Answer query={schema}>
        {(root) => {
          const definition = ofKind(root, "element", kind);
          return (
            <FormContext.Provider value={{ root, kind, readOnly, write, faultsAt }}>
              {definition === undefined ? (
                <Unknown element={element} />
              ) : (
                <>
                  <Fields schema={definition} path={[]} value={element} leaveOut={["id", "name", ...exitFields]} />
                  {exitsOf(element).length > 0 && (
                    <details open={own.some((fault) => exitFields.some((name) => fault.path?.endsWith(`.${name}`)))}>
                      <summary>{words.editor.ways}</summary>
                      <div className="stack ways">
                        <Fields schema={definition} path={[]} value={element} leaveOut={Object.keys(definition.properties ?? {}).filter((name) => !exitFields.includes(name))} />
                      </div>
                    </details>
                  )}
                </>
              )}
            </FormContext.Provider>
          );
        }}
      </Answer>
      {(kind === "send-sms" || kind === "send-email") && <TestMessage key={id} id={id} kind={kind} />}
      {!readOnly && (
        <div className="row panel-actions">
          {exitsOf(element).length > 0 && <Button onClick={() => duplicate(id)}>{words.editor.duplicate}</Button>}
          {exitsOf(element).length > 0 && (
            <Button off={canMove(flow, id) ? undefined : words.editor.cannotMove} onClick={() => startMove(id)}>
              {words.editor.move}
            </Button>
          )}
          <Button look="danger" off={canRemove(flow, id) ? undefined : words.editor.cannotRemove} onClick={() => remove(id)} aria-label={`${words.editor.remove}: ${nameOf(words, flow, id)}`}>
            {words.editor.remove}
          </Button>
        </div>
      )}
    </div>
  );
}

/** An element of a kind that the server's schema does not have, as JSON. */
function Unknown({ element }: { element: Element }) {
  const words = useFlowWords();
  const { editor } = useEditing();
  return (
    <JsonField
      label={words.editor.json}
      help={undefined}
      fault={undefined}
      path={[]}
      value={element}
      required
      onChange={(next) => editor.do((before) => withValue(before, ["elements", before.elements.findIndex((each) => each.id === element.id)], next))}
    />
  );
}

/** Keeps the rest of the editor alive when a part of it fails. */
export class Guard extends Component<{ message: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <p className="alert">{this.props.message}</p> : this.props.children;
  }
}
