import { useCodes, wordOf } from "../../words/codes";
import { type Launch, useLaunchState } from "./audience";

/** The state of a launch: finished only once nothing waits to be sent. */
export function LaunchState({ launch }: { launch: Launch }) {
  const codes = useCodes();
  const { label, tone } = useLaunchState()(launch);
  return <span className={`badge ${tone}`}>{label || wordOf(codes.jobStates, launch.state)}</span>;
}
