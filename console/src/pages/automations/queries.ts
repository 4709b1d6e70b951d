import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { paths } from "../../../generated/schema";

export type AutomationFilters = NonNullable<paths["/v1/automations"]["get"]["parameters"]["query"]>;
export type Sort = NonNullable<AutomationFilters["sort"]>;

/** The automations that match, page by page, asked again while the page is looked at. */
export function useAutomations(filters: AutomationFilters) {
  return useInfiniteQuery({
    queryKey: ["automations", filters],
    queryFn: ({ pageParam, signal }) =>
      body(api.GET("/v1/automations", { params: { query: { ...filters, limit: 100, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: 15_000,
  });
}

/** Forgets what is known of automations, so that it is asked again. */
export function useAutomationsChanged() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("automation") });
}
