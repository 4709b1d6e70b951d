import { useQuery } from "@tanstack/react-query";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { href } from "../../router";
import { useFormats } from "../../words/format";
import { useSettingsWords } from "../settings/words";
import { useTodayWords } from "./words";

type Problem = components["schemas"]["SummaryProblem"];

/** Something that a person should look at. */
export interface Matter {
  key: string;
  tone: "bad" | "warn";
  text: string;
  action: string;
  href: string;
}

/** What is in progress, and what needs attention. */
export function useSummary() {
  return useQuery({
    queryKey: ["summary"],
    queryFn: ({ signal }) => body(api.GET("/v1/summary", { signal })),
    refetchInterval: 15_000,
  });
}

/** Writes problems in the language of the person. Approvals are left out: they have a card of their own. */
export function useMatters(): (problems: Problem[]) => Matter[] {
  const written = useWritten();
  return (problems) =>
    problems
      .filter(({ code }) => code !== "approval-pending")
      .map((problem) => ({
        key: `${problem.code} ${problem.subject?.id ?? ""}`,
        tone: problem.severity === "error" ? "bad" : "warn",
        ...written(problem),
      }));
}

function useWritten(): (problem: Problem) => Omit<Matter, "key" | "tone"> {
  const words = useTodayWords().today;
  const { checks, states } = useSettingsWords().project;
  const { number } = useFormats();
  return ({ code, subject, count = 0, message }) => {
    const { id, name } = subject ?? { id: "", name: "" };
    const to = (text: string, action: string, ...path: string[]) => ({ text, action, href: href(path) });
    const part = (state: string) => to(words.health(checks[name] ?? name, states[state] ?? state), words.seeHealth, "settings", "project");
    switch (code) {
      case "sending-paused":
        return to(words.paused, words.resume, "settings", "sending");
      case "automation-paused":
        return to(words.pausedOne(name), words.resume, "settings", "sending");
      case "daily-cap-reached":
        return to(words.cap, words.resume, "settings", "sending");
      case "provider-paused":
        return to(words.provider(name), words.seeHealth, "settings", "project");
      case "part-down":
        return part("down");
      case "part-degraded":
        return part("degraded");
      case "dead-letters":
        return to(words.deadLetters(number(count), name), words.seeDeadLetters, "dead-letters");
      case "messages-unconfirmed":
        return { text: words.unconfirmed, action: words.seeMessages, href: href(["messages"], { state: "unconfirmed" }) };
      case "promo-bank-exhausted":
      case "promo-bank-low":
        return to(words.bank(name, number(count)), words.addCodes, "promo-banks");
      case "draft-differs":
        return to(words.draft(name), words.openDraft, "automations", id);
      case "approval-pending":
        return to(message, words.openDraft, "today");
    }
  };
}
