import { useQuery } from "@tanstack/react-query";
import type { components } from "../../generated/schema";
import { api } from "./client";
import { ApiError } from "./problem";

/** The health of the deployment; one that is down answers too. */
export function useHealth() {
  return useQuery({
    queryKey: ["health"],
    queryFn: async ({ signal }) => {
      const { data, error, response } = await api.GET("/health", { signal });
      const health = (data ?? error) as components["schemas"]["Health"] | undefined;
      if (health?.checks === undefined) {
        throw new ApiError(response.status, undefined);
      }
      return health;
    },
    refetchInterval: 30_000,
  });
}
