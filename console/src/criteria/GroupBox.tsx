import { useState } from "react";
import { Button } from "../kit/Button";
import { AddBox } from "./AddBox";
import { useBuilding } from "./context";
import { LeafEditor } from "./LeafEditor";
import { change, criteriaOf, type Group, type Join, moveBy, moveInto, moveOut, type Node, remove, type Row } from "./model";
import { sentenceOf } from "./sentence";
import { useCriteriaWords } from "./words";

/** Conditions joined by all, any or none, and the groups among them. */
export function GroupBox({ group, inner = false }: { group: Group; inner?: boolean }) {
  const { builder: words } = useCriteriaWords();
  const { update, wording } = useBuilding();
  const [adding, setAdding] = useState(!inner);
  const joiners: Record<Join, string> = { all: words.and, any: words.or, none: words.nor };
  return (
    <div
      className={inner ? "group inner" : "group"}
      role="group"
      aria-label={inner ? sentenceOf(criteriaOf(group), wording) : words.group}
    >
      {(inner || group.children.length > 1 || group.join === "none") && (
        <div className="spread tight">
          <span className="row">
            {inner ? words.groupInner : words.group}
            <select
              className="input auto"
              data-group={group.id}
              aria-label={inner ? words.groupInner : words.group}
              value={group.join}
              onChange={(event) =>
                update((root) => change<Group>(root, group.id, (each) => ({ ...each, join: event.target.value as Join })))
              }
            >
              <option value="all">{words.all}</option>
              <option value="any">{words.any}</option>
              <option value="none">{words.none}</option>
            </select>
          </span>
          {inner && <Actions node={group} />}
        </div>
      )}
      {group.children.length === 0 && <p className="muted">{words.emptyGroup}</p>}
      <ol className="conditions">
        {group.children.map((child, index) => (
          <li key={child.id}>
            {index > 0 && <span className="joiner muted small">{joiners[group.join]}</span>}
            {child.kind === "row" ? <Condition row={child} /> : <GroupBox group={child} inner />}
          </li>
        ))}
      </ol>
      {adding ? (
        <AddBox groupId={group.id} inner={inner} />
      ) : (
        <div>
          <Button look="quiet" onClick={() => setAdding(true)}>
            + {words.addTo}
          </Button>
        </div>
      )}
    </div>
  );
}

function Condition({ row }: { row: Row }) {
  const { sentence } = useCriteriaWords();
  const { wording, open, setOpen, update } = useBuilding();
  const text = sentenceOf(row.leaf, wording);
  const isOpen = open === row.id;
  return (
    <div className={isOpen ? "condition open" : "condition"}>
      <div className="line">
        <button
          type="button"
          className="sentence"
          data-node={row.id}
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? undefined : row.id)}
        >
          {row.not ? sentence.not(text) : text}
        </button>
        <Actions node={row} />
      </div>
      {isOpen && (
        <LeafEditor
          leaf={row.leaf}
          onChange={(leaf) => update((root) => change<Row>(root, row.id, (each) => ({ ...each, leaf })))}
        />
      )}
    </div>
  );
}

/** What the mouse does to a condition; its keys do the same, so these are no stops of the Tab key. */
function Actions({ node }: { node: Node }) {
  const { builder: words } = useCriteriaWords();
  const { update } = useBuilding();
  const actions: [string, string, (root: Group) => Group][] = [
    ["↑", words.up, (root) => moveBy(root, node.id, -1)],
    ["↓", words.down, (root) => moveBy(root, node.id, 1)],
    ["→", words.into, (root) => moveInto(root, node.id)],
    ["←", words.out, (root) => moveOut(root, node.id)],
    ["✕", words.remove, (root) => remove(root, node.id)],
  ];
  return (
    <span className="actions">
      {node.kind === "row" && (
        <button
          type="button"
          tabIndex={-1}
          className="act"
          aria-pressed={node.not}
          aria-label={words.negate}
          title={words.negate}
          onClick={() => update((root) => change<Row>(root, node.id, (row) => ({ ...row, not: !row.not })), node.id)}
        >
          {words.not}
        </button>
      )}
      {actions.map(([sign, label, edit]) => (
        <button
          key={sign}
          type="button"
          tabIndex={-1}
          className="act"
          aria-label={label}
          title={label}
          onClick={() => update(edit, node.id)}
        >
          <span aria-hidden="true">{sign}</span>
        </button>
      ))}
    </span>
  );
}
