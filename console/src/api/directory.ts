import { useQuery } from "@tanstack/react-query";
import { everyItem } from "../kit/paging";
import { api, body } from "./client";
import type { Contact } from "./types";

const minute = 60_000;

/** The automations, for menus and for names. */
export function useAllAutomations() {
  return useQuery({
    queryKey: ["automations-all"],
    queryFn: ({ signal }) =>
      everyItem((cursor) => body(api.GET("/v1/automations", { params: { query: { limit: 200, cursor } }, signal }))),
    staleTime: minute,
  });
}

/** The name of an automation by its id; the id while it is not known. */
export function useAutomationName(): (id: string) => string {
  const all = useAllAutomations().data;
  return (id) => all?.find((automation) => automation.id === id)?.name ?? id;
}

/** The lists of contacts. */
export function useLists() {
  return useQuery({
    queryKey: ["lists-all"],
    queryFn: ({ signal }) =>
      everyItem((cursor) => body(api.GET("/v1/lists", { params: { query: { limit: 200, cursor } }, signal }))),
    staleTime: minute,
  });
}

/** The segments. */
export function useSegments() {
  return useQuery({
    queryKey: ["segments-all"],
    queryFn: ({ signal }) =>
      everyItem((cursor) => body(api.GET("/v1/segments", { params: { query: { limit: 200, cursor } }, signal }))),
    staleTime: minute,
  });
}

/** The properties that contacts have. */
export function useProperties() {
  return useQuery({
    queryKey: ["properties-all"],
    queryFn: ({ signal }) =>
      everyItem((cursor) => body(api.GET("/v1/properties", { params: { query: { limit: 200, cursor } }, signal }))),
    staleTime: minute,
  });
}

/** One contact. */
export function useContact(id: string) {
  return useQuery({
    queryKey: ["contact", id],
    queryFn: ({ signal }) => body(api.GET("/v1/contacts/{id}", { params: { path: { id } }, signal })),
    staleTime: minute,
  });
}

/** What a contact is called: the name, else an address. */
export function nameOf(contact: Contact): string {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(" ");
  return name || contact.phone || contact.email || contact.externalIds.shopify || contact.id;
}
