import { useQuery } from "@tanstack/react-query";
import { api, body } from "../api/client";
import { nameOf, useAllAutomations, useAutomationName, useLists, useSegments } from "../api/directory";
import { useDebounced } from "../kit/useDebounced";
import { useAudienceName } from "../pages/launches/audience";
import { href } from "../router";
import { useFormats } from "../words/format";

/** An object that a search by name can find. */
export interface Found {
  id: string;
  name: string;
  href: string;
}

const recentLaunches = 100;
const mostContacts = 6;

/** The automations, segments, lists and the latest launches; they are searched here, by their names. */
export function useNamed(): Record<"automations" | "segments" | "lists" | "launches", Found[]> {
  const automationName = useAutomationName();
  const audience = useAudienceName();
  const { full } = useFormats();
  const launches = useQuery({
    queryKey: ["launches-named"],
    queryFn: ({ signal }) => body(api.GET("/v1/launches", { params: { query: { limit: recentLaunches } }, signal })),
  }).data?.items;
  return {
    automations: (useAllAutomations().data ?? []).map(({ id, name }) => ({ id, name, href: href(["automations", id]) })),
    segments: (useSegments().data ?? []).map(({ id, name }) => ({ id, name, href: href(["segments", id]) })),
    lists: (useLists().data ?? []).map(({ id, name }) => ({ id, name, href: href(["contacts"], { list: id }) })),
    launches: (launches ?? []).map((launch) => ({
      id: launch.id,
      name: `${automationName(launch.automationId)} · ${audience(launch)} · ${full(launch.at)}`,
      href: href(["launches", launch.id]),
    })),
  };
}

/** The contacts whose name, phone number or email address begins with what was typed; the server searches. */
export function useContactsNamed(typed: string) {
  const query = useDebounced(typed.trim(), 150);
  const answer = useQuery({
    queryKey: ["contacts-named", query],
    queryFn: ({ signal }) => body(api.GET("/v1/contacts", { params: { query: { query, limit: mostContacts } }, signal })),
    enabled: query.length >= 2,
  });
  const current = query === typed.trim() && query.length >= 2;
  const items: Found[] = current
    ? (answer.data?.items ?? []).map((contact) => ({ id: contact.id, name: nameOf(contact), href: href(["contacts", contact.id]) }))
    : [];
  return { items, searching: typed.trim().length >= 2 && (!current || answer.isPending), failed: current && answer.isError };
}
