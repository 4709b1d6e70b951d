import type { Automation } from "../../api/types";
import { differences } from "../../flow/merge";
import { readFlow } from "../../flow/model";
import { useFlowWords } from "../../words/flow";
import { DifferenceList } from "./ConflictDialog";
import { useVersion } from "./Versions";

interface Props {
  automation: Automation;
  draft: unknown;
  /** Whether the last changes are by someone else, which must be ticked. */
  byOther: boolean;
  ticked: boolean;
  onTick: (ticked: boolean) => void;
}

/** What an activation changes of the live version, and whose the last changes are. */
export default function ActivationChanges({ automation, draft, byOther, ticked, onTick }: Props) {
  const words = useFlowWords().versionList;
  const live = useVersion(automation.id, automation.live?.version);
  const before = readFlow(live.data?.flow);
  const after = readFlow(draft);
  return (
    <>
      {automation.live === undefined && <p className="muted">{words.first}</p>}
      {before !== undefined && after !== undefined && (
        <section className="stack tight">
          <h3>{words.changes}</h3>
          <DifferenceList list={differences(before, after)} before={before} after={after} />
        </section>
      )}
      {byOther && (
        <label className="check">
          <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.target.checked)} />
          <span>{words.tick(automation.draft.changedBy)}</span>
        </label>
      )}
    </>
  );
}
