import { describe, expect, it } from "vitest";
import { change, insert, rename } from "./commands";
import type { Entry } from "./journal";
import { elementOf, type Flow } from "./model";
import { emptyFlow } from "./random";
import { Editor, type Saved, type SaveResult, type Server } from "./store";

const first = insert(emptyFlow, { from: undefined, exit: "start" }, { kind: "send-sms", text: "Hi" }).flow;
const draft = (flow: Flow, revision = 1): Saved => ({ revision, flow, changedBy: "Ana", changedAt: "2026-03-01T10:00:00Z" });

/** A server with one draft, which compares revisions as the real one does. */
class OneDraft implements Server {
  draft = draft(first);
  kept: Entry | undefined;
  down = false;
  refuses = false;
  time = 0;
  saves = 0;
  private due: { at: number; action: () => void }[] = [];

  async save(flow: Flow, revision: number): Promise<SaveResult> {
    this.saves++;
    if (this.down || this.refuses) {
      return { kind: "failed", error: this.refuses ? "The flow is too large." : undefined, again: !this.refuses };
    }
    if (revision !== this.draft.revision) {
      return { kind: "stale", current: this.draft };
    }
    this.draft = draft(flow, revision + 1);
    return { kind: "saved", saved: this.draft };
  }

  keep(entry: Entry | undefined) {
    this.kept = entry;
  }

  later(action: () => void, delay: number) {
    this.due.push({ at: this.time + delay, action });
  }

  now() {
    return this.time;
  }

  async pass(ms: number) {
    const end = this.time + ms;
    for (;;) {
      const next = this.due.filter((each) => each.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.due = this.due.filter((each) => each !== next);
      this.time = next.at;
      next.action();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    }
    this.time = end;
  }
}

const name = (to: string) => (flow: Flow) => rename(flow, "send-sms-1", to);

describe("saving a draft", () => {
  it("U-5 says saved only after the server's answer", async () => {
    const server = new OneDraft();
    const editor = new Editor(server.draft, server);
    editor.do(name("Hello"));
    expect(editor.get().saving).toBe("unsaved");
    expect(elementOf(server.kept?.flow as Flow, "send-sms-1")?.name).toBe("Hello");
    await server.pass(1_000);
    expect(editor.get().saving).toBe("saved");
    expect(server.draft.flow).toEqual(editor.flow);
    expect(server.kept).toBeUndefined();
  });

  it("U-4 keeps changes on the device while the server is down, and brings them back", async () => {
    const server = new OneDraft();
    server.down = true;
    const editor = new Editor(server.draft, server);
    editor.do(name("Hello"));
    await server.pass(2_000);
    expect(editor.get().saving).toBe("device");
    server.down = false;
    const next = new Editor(server.draft, server, server.kept);
    await server.pass(0);
    expect(next.get().saving).toBe("saved");
    expect(elementOf(server.draft.flow, "send-sms-1")?.name).toBe("Hello");
  });

  it("U-4 forgets what the device kept when the server has it", () => {
    const server = new OneDraft();
    server.kept = { revision: 0, base: emptyFlow, flow: first };
    const editor = new Editor(server.draft, server, server.kept);
    expect(editor.get().saving).toBe("saved");
    expect(server.kept).toBeUndefined();
  });

  it("U-5 says why a draft is refused, and sends it again only when it changes", async () => {
    const server = new OneDraft();
    server.refuses = true;
    const editor = new Editor(server.draft, server);
    editor.do(name("Hello"));
    await server.pass(60_000);
    expect(editor.get()).toMatchObject({ saving: "device", failure: { error: "The flow is too large.", again: false } });
    expect(server.saves).toBe(1);
    expect(server.kept?.flow).toEqual(editor.flow);
    server.refuses = false;
    editor.do(name("Hi"));
    await server.pass(1_000);
    expect(editor.get().saving).toBe("saved");
  });

  it("U-2 has no conflict with itself in 30 minutes of typing while others are read", async () => {
    const server = new OneDraft();
    const editor = new Editor(server.draft, server);
    for (let i = 0; i < 1_800; i++) {
      editor.do(name(`Name ${i}`), "name");
      await server.pass(i % 7 === 0 ? 1_500 : 300);
      editor.adopt(server.draft);
      expect(editor.get().saving).not.toBe("conflict");
    }
    await server.pass(5_000);
    expect(elementOf(server.draft.flow, "send-sms-1")?.name).toBe("Name 1799");
  });

  it.each(["theirs", "mine", "both"] as const)("U-1 two tabs: the second keeps %s", async (choice) => {
    const server = new OneDraft();
    const [one, two] = [new Editor(server.draft, server), new Editor(server.draft, server)];
    one.do((flow) => change(flow, "send-sms-1", ["text"], "Hi there"));
    await server.pass(1_000);
    two.do(name("Hello"));
    await server.pass(1_000);
    expect(two.get().saving).toBe("conflict");
    expect(elementOf(two.flow, "send-sms-1")?.name).toBe("Hello");
    two.resolve(choice);
    await server.pass(1_000);
    expect(two.get().saving).toBe("saved");
    const saved = elementOf(server.draft.flow, "send-sms-1");
    expect([saved?.name, saved?.text]).toEqual({ theirs: [undefined, "Hi there"], mine: ["Hello", "Hi"], both: ["Hello", "Hi there"] }[choice]);
  });
});
