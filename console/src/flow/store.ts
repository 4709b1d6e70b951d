import { begin, type History, redo, step, undo } from "./history";
import type { Entry } from "./journal";
import { merged, same } from "./merge";
import type { Flow } from "./model";

/** A draft as the server has it. */
export interface Saved {
  revision: number;
  flow: Flow;
  changedBy: string;
  changedAt: string;
}

/** Why a draft was not saved. */
export interface Failure {
  /** What the server answered, if it answered. */
  error: unknown;
  /** Whether the same request may succeed later. */
  again: boolean;
}

export type SaveResult = { kind: "saved"; saved: Saved } | { kind: "stale"; current: Saved } | ({ kind: "failed" } & Failure);

export interface Server {
  save: (flow: Flow, revision: number) => Promise<SaveResult>;
  /** Keeps what the server has not yet, or forgets it. */
  keep: (entry: Entry | undefined) => void;
  later: (action: () => void, delay: number) => unknown;
  now: () => number;
}

export type Saving = "saved" | "unsaved" | "saving" | "device" | "conflict";

export interface EditorState {
  history: History;
  saving: Saving;
  /** What the server has. */
  saved: Saved;
  /** What someone else saved meanwhile. */
  theirs?: Saved | undefined;
  savedAt?: number;
  /** Why what is on this device alone is not saved. */
  failure?: Failure;
}

const pause = 1_000;
const again = 5_000;

/** The state of one editor: the flow with its history, and what of it the server has. */
export class Editor {
  private listeners = new Set<() => void>();
  private scheduled = 0;
  private running: Promise<void> | undefined;
  state: EditorState;

  constructor(
    saved: Saved,
    private readonly server: Server,
    entry?: Entry,
  ) {
    this.state = { history: begin(saved.flow), saving: "saved", saved };
    if (entry !== undefined && !same(entry.flow, saved.flow)) {
      this.resume(entry, saved);
    } else if (entry !== undefined) {
      server.keep(undefined);
    }
  }

  /** Continues with what this device kept. */
  private resume(entry: Entry, saved: Saved): void {
    const base = { ...saved, revision: entry.revision, flow: entry.base };
    const known = entry.revision === saved.revision;
    this.state = {
      history: step(begin(known ? saved.flow : entry.base), entry.flow),
      saving: known ? "unsaved" : "conflict",
      saved: known ? saved : base,
      theirs: known ? undefined : saved,
    };
    if (known) {
      this.schedule(0);
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get = (): EditorState => this.state;

  get flow(): Flow {
    return this.state.history.present;
  }

  private become(change: Partial<EditorState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }

  /** Makes one step; steps about the same field within a second are one. */
  do(change: (flow: Flow) => Flow, field?: string): void {
    this.go(step(this.state.history, change(this.flow), field === undefined ? undefined : { field, at: this.server.now() }));
  }

  undo(): void {
    this.go(undo(this.state.history));
  }

  redo(): void {
    this.go(redo(this.state.history));
  }

  private go(history: History): void {
    if (history.present === this.flow) {
      return;
    }
    this.become({ history, saving: this.state.saving === "conflict" ? "conflict" : "unsaved" });
    this.keep();
    this.schedule(pause);
  }

  private keep(): void {
    const { saved } = this.state;
    this.server.keep(same(this.flow, saved.flow) ? undefined : { revision: saved.revision, base: saved.flow, flow: this.flow });
  }

  private schedule(delay: number): void {
    const mine = ++this.scheduled;
    this.server.later(() => {
      if (mine === this.scheduled) {
        void this.save();
      }
    }, delay);
  }

  /** Saves what is not saved; resolves when the server has answered. */
  async save(): Promise<void> {
    await this.running;
    if (this.state.saving === "conflict" || this.state.saving === "saved") {
      return;
    }
    this.running = this.send().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async send(): Promise<void> {
    const { flow } = this;
    if (same(flow, this.state.saved.flow)) {
      this.become({ saving: "saved" });
      this.keep();
      return;
    }
    this.become({ saving: "saving" });
    const result = await this.server.save(flow, this.state.saved.revision);
    if (result.kind === "failed") {
      this.become({ saving: "device", failure: { error: result.error, again: result.again } });
      if (result.again) {
        this.schedule(again);
      }
    } else if (result.kind === "stale") {
      this.stale(result.current);
    } else {
      // What the server has is what was sent, whatever was typed meanwhile.
      const done = this.flow === flow;
      this.become({ saved: { ...result.saved, flow }, saving: done ? "saved" : "unsaved", savedAt: this.server.now() });
      this.keep();
      if (!done) {
        this.schedule(pause);
      }
    }
  }

  private stale(current: Saved): void {
    if (same(current.flow, this.state.saved.flow) || same(current.flow, this.flow)) {
      // Only the name or description changed, or the answer to an earlier save was lost.
      this.become({ saved: current, saving: "unsaved" });
      this.schedule(0);
    } else {
      this.become({ theirs: current, saving: "conflict" });
    }
  }

  /** Ends a conflict: their flow, mine, or both joined by element. */
  resolve(choice: "theirs" | "mine" | "both"): void {
    const { theirs, saved, history } = this.state;
    if (theirs === undefined) {
      return;
    }
    const flow = choice === "theirs" ? theirs.flow : choice === "mine" ? this.flow : merged(saved.flow, this.flow, theirs.flow);
    this.become({
      history: step(history, flow),
      saved: theirs,
      theirs: undefined,
      saving: same(flow, theirs.flow) ? "saved" : "unsaved",
    });
    this.keep();
    this.schedule(0);
  }

  /** Takes over what the server has by now, unless there are changes of one's own. */
  adopt(saved: Saved): void {
    if (saved.revision > this.state.saved.revision && this.state.saving === "saved") {
      const history = same(saved.flow, this.flow) ? this.state.history : step(this.state.history, saved.flow);
      this.become({ saved, history });
    }
  }
}
