import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";

/** The most contacts that one request adds to a list, or removes. */
const most = 1_000;

/** Contacts to put on a list, or to take off it. */
export interface MembersChange {
  list: string;
  ids: string[];
  add: boolean;
}

/** Changes the members of a list; returns how many contacts joined or left. */
export async function changeMembers({ list, ids, add }: MembersChange): Promise<number> {
  let affected = 0;
  for (let from = 0; from < ids.length; from += most) {
    const request = { params: { path: { id: list } }, body: { contactIds: ids.slice(from, from + most) } };
    const change = add ? api.POST("/v1/lists/{id}/members", request) : api.DELETE("/v1/lists/{id}/members", request);
    affected += (await body(change)).affected;
  }
  return affected;
}

/** Reads lists and contacts again, after one of them changed. */
export function useListsChanged() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ predicate: ({ queryKey }) => /^(contact|list)/.test(String(queryKey[0])) });
}
