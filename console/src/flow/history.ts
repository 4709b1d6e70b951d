import type { Flow } from "./model";

/** The steps of an edit: what can be undone and done again. */
export interface History {
  past: Flow[];
  present: Flow;
  future: Flow[];
  /** What the last step was about, and when, so that typing in one field is one step. */
  last?: { about: string; at: number } | undefined;
}

const together = 1_000;
const kept = 500;

export function begin(flow: Flow): History {
  return { past: [], present: flow, future: [] };
}

/** Adds a step. Steps about the same field within a second are one. */
export function step(history: History, flow: Flow, about?: { field: string; at: number }): History {
  if (flow === history.present) {
    return history;
  }
  const { last, past, present } = history;
  const joins = about !== undefined && last?.about === about.field && about.at - last.at < together && past.length > 0;
  return {
    past: joins ? past : [...past.slice(-kept + 1), present],
    present: flow,
    future: [],
    last: about && { about: about.field, at: about.at },
  };
}

export function undo({ past, present, future, ...rest }: History): History {
  const before = past.at(-1);
  return before === undefined
    ? { past, present, future, ...rest }
    : { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

export function redo({ past, present, future, ...rest }: History): History {
  const [after, ...later] = future;
  return after === undefined
    ? { past, present, future, ...rest }
    : { past: [...past, present], present: after, future: later };
}
