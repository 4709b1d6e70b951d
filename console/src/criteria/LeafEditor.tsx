import { useCodes } from "../words/codes";
import { Choice } from "./Choice";
import { ComparisonEditor } from "./ComparisonEditor";
import { useBuilding } from "./context";
import { EventEditor } from "./EventEditor";
import type { Leaf } from "./model";
import { useCriteriaWords } from "./words";

interface Props {
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
}

/** The fields of one condition. */
export function LeafEditor({ leaf, onChange }: Props) {
  const { builder: words } = useCriteriaWords();
  if (leaf.property !== undefined) {
    return (
      <div className="fields editor">
        <ComparisonEditor leaf={leaf} onChange={onChange} autoFocus />
      </div>
    );
  }
  if (leaf.event !== undefined || leaf.table !== undefined) {
    return <EventEditor leaf={leaf} onChange={onChange} />;
  }
  return <Standing leaf={leaf} onChange={onChange} fallback={words.raw} />;
}

/** Conditions about lists, segments, consent and reach. */
function Standing({ leaf, onChange, fallback }: Props & { fallback: string }) {
  const { builder: words } = useCriteriaWords();
  const codes = useCodes();
  const { catalogue, wording } = useBuilding();
  const named = { list: catalogue.lists, segment: catalogue.segments, persona: catalogue.personas };
  const kind = (["list", "segment", "persona"] as const).find((each) => leaf[each] !== undefined);
  if (kind !== undefined) {
    const source = kind === "list" ? "list" : "segment";
    return (
      <div className="fields editor">
        <Choice
          label={words[source]}
          value={String(leaf[kind])}
          options={named[kind].map((key) => [key, wording.nameOf(source, key)])}
          onChange={(key) => onChange({ [kind]: key })}
        />
      </div>
    );
  }
  const channels = Object.entries(codes.channels);
  if (leaf.reachable !== undefined) {
    return (
      <div className="fields editor">
        <Choice
          label={words.channel}
          value={String(leaf.reachable)}
          options={channels}
          onChange={(reachable) => onChange({ reachable })}
        />
      </div>
    );
  }
  if (leaf.consent !== undefined) {
    const set = (name: string) => (value: string) => onChange({ ...leaf, [name]: value });
    return (
      <div className="fields editor">
        <Choice label={words.channel} value={String(leaf.consent)} options={channels} onChange={set("consent")} />
        <Choice
          label={words.messages}
          value={String(leaf.type ?? "marketing")}
          options={Object.entries(codes.purposes)}
          onChange={set("type")}
        />
        <Choice
          label={words.state}
          value={String(leaf.is)}
          options={Object.entries(codes.consents)}
          onChange={set("is")}
        />
      </div>
    );
  }
  return <p className="muted editor">{fallback}</p>;
}
