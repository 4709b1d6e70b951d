import type { components } from "../../../generated/schema";
import { useLists, useSegments } from "../../api/directory";
import { useFormats } from "../../words/format";
import { useLaunchWords } from "./words";

export type Launch = components["schemas"]["Launch"];
export type Audience = components["schemas"]["LaunchAudience"];

/** Writes the audience of a launch. */
export function useAudienceName(): (launch: Pick<Launch, "audience" | "audienceSize">) => string {
  const words = useLaunchWords().launches;
  const { number } = useFormats();
  const segments = useSegments().data;
  const lists = useLists().data;
  return ({ audience, audienceSize }) => {
    const { segmentId, listId } = audience;
    if (segmentId !== undefined) {
      return words.segment(segments?.find(({ id }) => id === segmentId)?.name ?? segmentId);
    }
    if (listId !== undefined) {
      return words.list(lists?.find(({ id }) => id === listId)?.name ?? listId);
    }
    if (audience.all === true) {
      return words.all;
    }
    if (audience.importId !== undefined) {
      return words.import;
    }
    return audience.criteria === undefined ? words.some(number(audienceSize)) : words.criteria;
  };
}

/** Whether nothing of a launch is still to come: every contact entered, and no message is queued or held. */
export function isOver(launch: Launch): boolean {
  return launch.state === "cancelled" || (launch.state === "done" && launch.queued + launch.held === 0);
}

/** The state of a launch. One whose contacts have all entered is not finished while messages are queued or held. */
export function useLaunchState(): (launch: Launch) => { label: string; tone: string } {
  const words = useLaunchWords().launches;
  return (launch) => {
    if (launch.state !== "done") {
      return { label: "", tone: launch.state === "cancelled" ? "" : "accent" };
    }
    if (launch.queued > 0) {
      return { label: words.sending, tone: "accent" };
    }
    return launch.held > 0 ? { label: words.waiting, tone: "accent" } : { label: words.finished, tone: "good" };
  };
}
