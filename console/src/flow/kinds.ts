import type { Element } from "./model";

export type Group = "send" | "wait" | "decide" | "change" | "end";

/** The kinds of elements that can be added, by what they are for. */
export const kinds: { kind: string; group: Group }[] = [
  { kind: "send-sms", group: "send" },
  { kind: "send-email", group: "send" },
  { kind: "send-whatsapp", group: "send" },
  { kind: "question", group: "send" },
  { kind: "recommendations", group: "send" },
  { kind: "message", group: "send" },
  { kind: "forward", group: "send" },
  { kind: "delay", group: "wait" },
  { kind: "delay-until-weekday", group: "wait" },
  { kind: "approval", group: "wait" },
  { kind: "condition", group: "decide" },
  { kind: "ax-split", group: "decide" },
  { kind: "ax-test", group: "decide" },
  { kind: "distribution", group: "decide" },
  { kind: "remove-duplicates", group: "decide" },
  { kind: "add-to-list", group: "change" },
  { kind: "remove-from-list", group: "change" },
  { kind: "update-contact", group: "change" },
  { kind: "grant-promo-code", group: "change" },
  { kind: "unsubscribe", group: "change" },
  { kind: "export", group: "change" },
  { kind: "end", group: "end" },
];

/** What a new element of a kind starts with. */
export function blankElement(kind: string): Omit<Element, "id"> {
  switch (kind) {
    case "send-sms":
      return { kind, purpose: "marketing", text: "" };
    case "send-email":
      return { kind, purpose: "marketing", subject: "", html: "" };
    case "send-whatsapp":
      return { kind, purpose: "marketing", text: "" };
    case "question":
      return { kind, text: "", choices: [{ text: "" }, { text: "" }] };
    case "recommendations":
      return { kind, recommendations: [], default: { name: "", text: "" } };
    case "message":
    case "note":
      return { kind, text: "" };
    case "forward":
      return { kind, to: [{ email: "" }] };
    case "delay":
      return { kind, for: "P1D" };
    case "delay-until-weekday":
      return { kind, days: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], at: "10:00" };
    case "approval":
      return { kind, approvers: [""], expires: "P2D" };
    case "condition":
      return { kind, criteria: { event: "order", since: "entry" } };
    case "ax-split":
      return { kind, variations: [{ id: "a", share: 50 }, { id: "b", share: 50 }] };
    case "ax-test":
      return {
        kind,
        variations: [{ id: "a", share: 10 }, { id: "b", share: 10 }],
        metric: "clicked",
        after: "PT4H",
        minimum: 100,
        onNoWinner: "best",
      };
    case "distribution":
      return { kind, exits: [{ id: "first", max: 100 }] };
    case "add-to-list":
    case "remove-from-list":
      return { kind, list: "" };
    case "update-contact":
      return { kind, set: {} };
    case "grant-promo-code":
      return { kind, bank: "" };
    case "remove-duplicates":
      return { kind, by: "phone", keep: "newest" };
    case "export":
      return { kind, to: "", path: "contacts-{{ date | date: '%Y-%m-%d-%H%M' }}.csv", format: "csv", columns: ["email"], window: "PT1H" };
    case "end":
      return { kind, outcome: "neutral" };
    default:
      return { kind };
  }
}
