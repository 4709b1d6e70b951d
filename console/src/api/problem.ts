import type { Automation, Problem } from "./types";

/** A request that the server refused, with its answer. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: (Problem & { current?: Automation }) | undefined,
  ) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
  }
}

/** The sentence that says what went wrong. */
export function reasonOf(error: unknown): string {
  if (error instanceof ApiError) {
    const fields = error.problem?.errors?.map((field) => `${field.path}: ${field.message}`) ?? [];
    return [error.message, ...fields].join("\n");
  }
  return error instanceof Error ? error.message : String(error);
}

/** What each field of a refused request must be, by its path. */
export function faultsByField(error: unknown): Record<string, string> {
  const faults = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return Object.fromEntries(faults.map(({ path, message }) => [path, message]));
}
