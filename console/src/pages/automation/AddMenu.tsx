import { useRef, useState } from "react";
import { canConnect, connect, insert } from "../../flow/commands";
import { exitsOf, type Place } from "../../flow/exits";
import { blankElement, type Group, kinds } from "../../flow/kinds";
import { elementOf, titleOf } from "../../flow/model";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Field } from "../../kit/Field";
import { plain } from "../../kit/plain";
import { useWords } from "../../words";
import { useFlowWords } from "../../words/flow";
import { exitLabel, nameOf, useEditing, useFlow } from "./editing";

const groups: Group[] = ["send", "wait", "decide", "change", "end"];

/** Chooses the element that is added at an exit, or an existing one at which the exit continues. */
export function AddMenu({ place: initial, onClose }: { place: Place; onClose: () => void }) {
  const words = useFlowWords();
  const common = useWords().common;
  const flow = useFlow();
  const { editor, choose } = useEditing();
  const [place, setPlace] = useState(initial);
  const [search, setSearch] = useState("");
  const [target, setTarget] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const from = elementOf(flow, place.from);
  const exits = from === undefined ? [] : exitsOf(from);
  const targets = flow.elements.filter((element) => canConnect(flow, place, element.id));
  const sought = plain(search.trim());
  // The nearest name first: that is what Enter adds.
  const rank = (kind: string) => {
    const { label = kind, help = "" } = words.elements[kind] ?? {};
    const name = plain(label);
    return name === sought ? 0 : name.startsWith(sought) ? 1 : name.includes(sought) ? 2 : plain(`${help} ${kind}`).includes(sought) ? 3 : 4;
  };
  const offered = kinds.filter(({ kind }) => rank(kind) < 4);
  const best = sought === "" ? undefined : offered.reduce<string | undefined>((a, { kind }) => (a === undefined || rank(kind) < rank(a) ? kind : a), undefined);
  const add = (kind: string) => {
    let added = "";
    editor.do((before) => {
      const { flow: after, id } = insert(before, place, blankElement(kind));
      added = id;
      return after;
    });
    onClose();
    choose({ kind: "element", id: added }, "name");
  };
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
  return (
    <Dialog title={words.editor.addAt("", nameOf(words, flow, place.from))} onClose={onClose} actions={<Button onClick={onClose}>{common.cancel}</Button>}>
      <div
        className="stack"
        onKeyDown={(event) => {
          const all = buttons();
          const at = all.indexOf(document.activeElement as HTMLElement);
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            if ((event.target as HTMLElement).tagName !== "SELECT") {
              event.preventDefault();
              all[Math.min(all.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
            }
          }
        }}
      >
        {exits.length > 1 && (
          <Field label={words.editor.addExit}>
            {(control) => (
              <select {...control} className="input" value={place.exit} onChange={(event) => setPlace({ ...place, exit: event.target.value })}>
                {exits.map((exit) => (
                  <option key={exit.name} value={exit.name}>
                    {exitLabel(words, flow, { from: place.from, exit: exit.name }, exit.label) || exit.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <input
          className="input"
          type="search"
          aria-label={words.editor.addSearch}
          placeholder={words.editor.addSearch}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && best !== undefined) {
              event.preventDefault();
              add(best);
            }
          }}
        />
        <div ref={list} className="stack add-list">
          {groups.map((group) => {
            const inGroup = offered.filter((each) => each.group === group);
            return (
              inGroup.length > 0 && (
                <section key={group} aria-label={words.editor.groups[group]}>
                  <h3 className="muted small">{words.editor.groups[group]}</h3>
                  <ul className="add-kinds">
                    {inGroup.map(({ kind }) => (
                      <li key={kind}>
                        <button type="button" className={kind === best ? "tile best" : "tile"} onClick={() => add(kind)}>
                          <strong>{words.elements[kind]?.label ?? kind}</strong>
                          <span className="muted small">{words.elements[kind]?.help}</span>
                        </button>
                      </li>
                    ))}
                  </ul>
                </section>
              )
            );
          })}
          {offered.length === 0 && <p className="muted">{common.noMatch}</p>}
        </div>
        {targets.length > 0 && (
          <div className="row connect">
            <div className="grow">
              <Field label={words.editor.orConnect}>
                {(control) => (
                  <select {...control} className="input" value={target} onChange={(event) => setTarget(event.target.value)}>
                    <option value="">{words.form.choose}</option>
                    {targets.map((element) => (
                      <option key={element.id} value={element.id}>
                        {titleOf(element)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
            <Button
              busy={target === ""}
              onClick={() => {
                editor.do((before) => connect(before, place, target));
                onClose();
                choose(place.from === undefined ? { kind: "trigger" } : { kind: "element", id: place.from }, "card");
              }}
            >
              {words.editor.connect}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
