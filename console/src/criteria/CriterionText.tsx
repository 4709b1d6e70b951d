import { useLists, useSegments } from "../api/directory";
import { useCodes } from "../words/codes";
import { sentenceOf, type Wording } from "./sentence";
import { useCriteriaWords } from "./words";

/** The words and names that criteria are written with. */
export function useWording(): Wording {
  const words = useCriteriaWords();
  const { channels, purposes } = useCodes();
  const named = { list: useLists().data, segment: useSegments().data };
  return {
    words,
    channels,
    purposes,
    nameOf: (kind, key) => named[kind]?.find((each) => each.key === key)?.name ?? key,
  };
}

/** Criteria in words; what the server wrote in English stays as it is. */
export function CriterionText({ criterion }: { criterion: unknown }) {
  const wording = useWording();
  return typeof criterion === "string" ? <span lang="en">{criterion}</span> : sentenceOf(criterion, wording);
}
