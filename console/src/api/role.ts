import { useSyncExternalStore } from "react";
import { onSession, sessionState } from "./session";
import type { Role } from "./types";

const order: Role[] = ["analyst", "manager", "admin", "owner"];

export function useSession() {
  return useSyncExternalStore(onSession, sessionState);
}

/** Whether the person who is signed in has a role or a higher one. */
export function useMay(role: Role): boolean {
  const session = useSession();
  return "role" in session && order.indexOf(session.role) >= order.indexOf(role);
}
