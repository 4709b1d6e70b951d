import type { Trigger } from "../api/types";

/** A trigger of a kind, with the fields that it must have; those that only a person knows are to be filled in. */
export function newTrigger(kind: Trigger["kind"]): Trigger {
  switch (kind) {
    case "abandoned-cart":
      return { kind, after: "PT1H" };
    case "keyword":
      return { kind, channels: ["sms"], keywords: ["HELLO"] };
    case "reply-to-message":
      return { kind, channels: ["sms"], message: "any" };
    case "list-joined":
      return { kind, list: "list" };
    case "segment-entered":
    case "segment-left":
      return { kind, segment: "segment" };
    case "table-row":
      return { kind, table: "table", on: "any" };
    case "page-visited":
      return { kind, pages: [{ match: "startsWith", url: "/" }] };
    case "dates":
      return { kind, at: [tomorrow()], zone: "project", audience: { list: "list" } };
    case "recurrence":
      return {
        kind,
        rule: "FREQ=WEEKLY;BYDAY=MO",
        start: new Date().toISOString().slice(0, 10),
        zone: "project",
        at: "09:00",
        audience: { list: "list" },
      };
    case "import":
      return { kind, automatic: true };
    default:
      return { kind };
  }
}

/** Tomorrow at nine in the morning, as a local date and time. */
function tomorrow(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return `${day.toISOString().slice(0, 10)}T09:00`;
}
