import { useQuery } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { useAllAutomations } from "../../api/directory";
import { useHealth } from "../../api/health";
import { href } from "../../router";
import { useFormats } from "../../words/format";
import { useSending } from "../settings/Sending";
import { useSettingsWords } from "../settings/words";
import { useTodayWords } from "./words";

/** Something that a person should look at. */
export interface Matter {
  tone: "bad" | "warn";
  text: string;
  action: string;
  href: string;
}

const most = 200;

export interface Matters {
  /** What needs attention, the worst first; undefined until it is known. */
  list?: Matter[];
  /** Why it cannot be known. */
  error?: Error;
  retry: () => void;
}

/** What needs attention. */
export function useMatters(): Matters {
  const words = useTodayWords().today;
  const { number } = useFormats();
  const sendingQuery = useSending();
  const health = useHealthMatters();
  const causesQuery = useQuery({
    queryKey: ["dead-letter-causes"],
    queryFn: ({ signal }) => body(api.GET("/v1/dead-letters/causes", { signal })),
  });
  const unconfirmedQuery = useQuery({
    queryKey: ["messages-unconfirmed"],
    queryFn: ({ signal }) =>
      body(api.GET("/v1/messages", { params: { query: { state: "unconfirmed", limit: 1 } }, signal })),
  });
  const banks = useQuery({
    queryKey: ["promo-banks-today"],
    queryFn: ({ signal }) => body(api.GET("/v1/promo-banks", { params: { query: { limit: most } }, signal })),
  }).data;
  const automationsQuery = useAllAutomations();
  const [sending, causes, unconfirmed, automations] = [sendingQuery.data, causesQuery.data, unconfirmedQuery.data, automationsQuery.data];
  const failing = [sendingQuery, causesQuery, unconfirmedQuery, automationsQuery].filter(({ data, isError }) => isError && data === undefined);
  const retry = () => failing.forEach((query) => void query.refetch());
  if (sending === undefined || causes === undefined || unconfirmed === undefined || automations === undefined) {
    const error = failing[0]?.error;
    return error ? { error, retry } : { retry };
  }
  const failed = causes.items.reduce((sum, { count }) => sum + count, 0);
  const pauses = sending.pauses.filter(({ automationId }) => automationId !== undefined).length;
  const to = (tone: Matter["tone"], text: string, action: string, address: string) => ({ tone, text, action, href: address });
  const list = [
    ...(sending.paused ? [to("bad", words.paused, words.resume, href(["settings", "sending"]))] : []),
    ...health,
    ...(failed > 0 ? [to("bad", words.deadLetters(number(failed)), words.seeDeadLetters, href(["dead-letters"]))] : []),
    ...(pauses > 0
      ? [to("warn", words.pausedSome(number(pauses)), words.resume, href(["settings", "sending"]))]
      : []),
    ...(unconfirmed.items.length > 0
      ? [to("warn", words.unconfirmed, words.seeMessages, href(["messages"], { state: "unconfirmed" }))]
      : []),
    ...(banks?.items ?? [])
      .filter(({ state }) => state !== "ok")
      .map(({ name, left, state }) =>
        to(state === "exhausted" ? "bad" : "warn", words.bank(name, number(left)), words.addCodes, href(["promo-banks"])),
      ),
    ...automations
      .filter(({ state, draft }) => state === "active" && draft.differs)
      .map(({ id, name }) => to("warn", words.draft(name), words.openDraft, href(["automations", id]))),
  ];
  return { list, retry };
}

/** The parts that are not well; sending and queues have matters of their own. */
function useHealthMatters(): Matter[] {
  const words = useTodayWords().today;
  const { checks: names, states } = useSettingsWords().project;
  const health = useHealth().data;
  const address = href(["settings", "project"]);
  const parts = Object.entries(health?.checks ?? {}).filter(([part]) => part !== "sending" && part !== "queues");
  return [
    ...(health?.pausedProviders ?? []).map(({ provider }) => ({
      tone: "bad" as const,
      text: words.provider(provider),
      action: words.seeHealth,
      href: address,
    })),
    ...parts
      .filter(([, state]) => state !== "ok")
      .map(([part, state]) => ({
        tone: state === "down" ? ("bad" as const) : ("warn" as const),
        text: words.health(names[part] ?? part, states[state] ?? state),
        action: words.seeHealth,
        href: address,
      })),
  ];
}
