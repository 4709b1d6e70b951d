import { useQuery } from "@tanstack/react-query";
import { api, body } from "./client";

/** The project that this console manages. */
export function useProject() {
  return useQuery({
    queryKey: ["project"],
    queryFn: ({ signal }) => body(api.GET("/v1/project", { signal })),
    staleTime: 60_000,
  });
}
