/**
 * The areas of the navigation, each with the first parts of the addresses that belong to it, and the
 * letter that goes there after `g`.
 */
export const areas = [
  { name: "today", key: "t", paths: ["today"] },
  { name: "automations", key: "a", paths: ["automations"] },
  { name: "launches", key: "l", paths: ["launches", "promo-banks"] },
  { name: "contacts", key: "c", paths: ["contacts", "lists", "imports"] },
  { name: "segments", key: "s", paths: ["segments"] },
  { name: "messages", key: "m", paths: ["messages", "conversations"] },
  { name: "deadLetters", key: "d", paths: ["dead-letters"] },
  { name: "settings", key: ",", paths: ["settings"] },
] as const;
