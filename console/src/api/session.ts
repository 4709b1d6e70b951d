import { base } from "./base";
import type { Problem, Role } from "./types";
import { ApiError } from "./problem";

/** Who is signed in: nobody yet known, nobody, a person, or a person whose session ended. */
export type SessionState =
  | { kind: "unknown" }
  | { kind: "out" }
  | { kind: "in"; person: string; role: Role }
  | { kind: "over"; person: string; role: Role };

interface Access {
  person: string;
  role: Role;
  access: string;
  accessUntil: string;
}

let state: SessionState = { kind: "unknown" };
let access: { token: string; refreshAt: number } | undefined;
let pending: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

function become(next: SessionState) {
  state = next;
  listeners.forEach((listener) => listener());
}

export function sessionState(): SessionState {
  return state;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(base + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    credentials: "same-origin",
    body: JSON.stringify(body),
  });
}

function keep(answer: Access) {
  const left = new Date(answer.accessUntil).getTime() - Date.now();
  access = { token: answer.access, refreshAt: Date.now() + Math.max(left * 0.8, 5_000) };
  become({ kind: "in", person: answer.person, role: answer.role });
}

/** Starts a session with a token or the code of a sign-in link. */
export async function signIn(credential: { token: string } | { code: string }): Promise<void> {
  const response = await post("/v1/session", credential);
  if (!response.ok) {
    throw await problemOf(response);
  }
  keep((await response.json()) as Access);
}

/** Asks for a fresh access token once, however many requests wait for it; false when nobody is signed in. */
export function refresh(): Promise<boolean> {
  pending ??= renew().finally(() => {
    pending = undefined;
  });
  return pending;
}

async function renew(): Promise<boolean> {
  const response = await post("/v1/session/access", {});
  if (response.ok) {
    keep((await response.json()) as Access);
    return true;
  }
  if (response.status !== 401 && response.status !== 403 && response.status !== 404) {
    throw await problemOf(response);
  }
  access = undefined;
  become(state.kind === "in" || state.kind === "over" ? { ...state, kind: "over" } : { kind: "out" });
  return false;
}

export async function signOut(): Promise<void> {
  await fetch(`${base}/v1/session`, { method: "DELETE", credentials: "same-origin" });
  access = undefined;
  become({ kind: "out" });
}

/** The access token for the next request, renewed when it ends soon. */
export async function bearer(): Promise<string | undefined> {
  if (access === undefined || access.refreshAt < Date.now()) {
    await refresh();
  }
  return access?.token;
}

export async function problemOf(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    return new ApiError(response.status, JSON.parse(text) as Problem);
  } catch {
    return new ApiError(response.status, undefined);
  }
}
