import { useLists, useProperties, useSegments } from "../api/directory";
import type { Catalogue } from "./suggest";

/** What conditions can name: the properties, lists and segments of the project. */
export function useCatalogue(): Catalogue {
  const lists = useLists().data ?? [];
  const segments = useSegments().data ?? [];
  const properties = useProperties().data ?? [];
  return {
    properties,
    lists: lists.map(({ key }) => key),
    segments: segments.map(({ key }) => key),
    personas: segments.filter(({ persona }) => persona).map(({ key }) => key),
  };
}
