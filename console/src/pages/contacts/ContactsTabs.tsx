import { Tabs } from "../../kit/Tabs";
import { href } from "../../router";
import { useContactWords } from "./words";

/** The pages about contacts. */
export function ContactsTabs({ here }: { here: "contacts" | "lists" | "imports" }) {
  const words = useContactWords().contacts;
  const tabs = [
    ["contacts", words.title],
    ["lists", words.lists],
    ["imports", words.imports],
  ] as const;
  return (
    <Tabs
      label={words.area}
      tabs={tabs.map(([page, label]) => ({ href: href([page]), label, current: page === here }))}
    />
  );
}
