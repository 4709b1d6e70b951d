import { useId } from "react";
import { Button } from "../kit/Button";
import { Field } from "../kit/Field";
import { Choice } from "./Choice";
import { ComparisonEditor } from "./ComparisonEditor";
import { without } from "./context";
import { DurationFields } from "./DurationFields";
import type { Leaf } from "./model";
import { WholeNumber } from "./WholeNumber";
import { useCriteriaWords } from "./words";

interface Props {
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
}

const counts = ["atLeast", "atMost", "exactly"] as const;

/** An event or the rows of a table: how often, in which period, and which of them count. */
export function EventEditor({ leaf, onChange }: Props) {
  const words = useCriteriaWords();
  const list = useId();
  const what = leaf.event === undefined ? "table" : "event";
  const count = counts.find((each) => leaf[each] !== undefined) ?? "atLeast";
  const times = Number(leaf[count] ?? 1);
  const recount = (kind: (typeof counts)[number], n: number) => onChange({ ...without(leaf, ...counts), [kind]: n });
  return (
    <div className="stack editor">
      <div className="fields">
        <Field label={words.builder.event}>
          {(control) => (
            <>
              <input
                {...control}
                className="input"
                list={list}
                value={String(leaf[what])}
                onChange={(event) => onChange({ ...leaf, [what]: event.target.value })}
              />
              <datalist id={list}>
                {what === "event" &&
                  Object.entries(words.events).map(([name, label]) => <option key={name} value={name} label={label} />)}
              </datalist>
            </>
          )}
        </Field>
        <Choice
          label={words.builder.count}
          value={count}
          options={counts.map((each) => [each, words.builder[each]])}
          onChange={(kind) => recount(kind as (typeof counts)[number], times)}
        />
        <WholeNumber label={words.builder.times} value={times} onChange={(next) => recount(count, next)} />
        {what === "event" && <Period leaf={leaf} onChange={onChange} />}
      </div>
      <Where leaf={leaf} onChange={onChange} />
    </div>
  );
}

function Period({ leaf, onChange }: Props) {
  const { builder: words } = useCriteriaWords();
  const since = typeof leaf.since === "string" ? leaf.since : undefined;
  const kind = since === undefined ? "ever" : since.startsWith("P") ? "last" : since === "entry" ? "entry" : "since";
  const first = { ever: undefined, last: "P30D", since: new Date().toISOString().slice(0, 10), entry: "entry" };
  return (
    <>
      <Choice
        label={words.period}
        value={kind}
        options={[
          ["ever", words.ever],
          ["last", words.last],
          ["since", words.since],
          ...(kind === "entry" ? [["entry", words.sinceEntry] as [string, string]] : []),
        ]}
        onChange={(next) => {
          const start = first[next as keyof typeof first];
          onChange(start === undefined ? without(leaf, "since", "until") : { ...leaf, since: start });
        }}
      />
      {kind === "last" && since !== undefined && (
        <DurationFields value={since} onChange={(next) => onChange({ ...leaf, since: next })} />
      )}
      {kind === "since" && (
        <Field label={words.date}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              value={since?.slice(0, 10)}
              onChange={(event) => onChange({ ...leaf, since: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** The comparisons that an event must pass to count, all of them; other ones stay as they are. */
function Where({ leaf, onChange }: Props) {
  const { builder: words } = useCriteriaWords();
  const where = leaf.where as Leaf | undefined;
  const comparisons = where === undefined ? [] : Array.isArray(where.all) ? (where.all as Leaf[]) : [where];
  if (comparisons.some(({ property }) => property === undefined)) {
    return <p className="muted">{words.raw}</p>;
  }
  const set = (next: Leaf[]) =>
    onChange(next.length === 0 ? without(leaf, "where") : { ...leaf, where: next.length === 1 ? next[0] : { all: next } });
  return (
    <>
      {comparisons.length > 0 && <span className="legend">{words.where}</span>}
      {comparisons.map((comparison, index) => (
        <div key={index} className="fields">
          <ComparisonEditor
            leaf={comparison}
            onChange={(next) => set(comparisons.map((each, i) => (i === index ? next : each)))}
          />
        </div>
      ))}
      <div className="row">
        <Button look="quiet" onClick={() => set([...comparisons, { property: "total", greater: 0 }])}>
          + {words.addWhere}
        </Button>
        {comparisons.length > 0 && (
          <Button look="quiet" onClick={() => set([])}>
            {words.removeWhere}
          </Button>
        )}
      </div>
    </>
  );
}
