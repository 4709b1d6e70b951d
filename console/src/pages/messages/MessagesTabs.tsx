import { Tabs } from "../../kit/Tabs";
import { href } from "../../router";
import { useMessageWords } from "./words";

/** The pages about messages. */
export function MessagesTabs({ here }: { here: "messages" | "conversations" }) {
  const { messages: words } = useMessageWords();
  const tabs = [
    ["messages", words.title],
    ["conversations", words.conversations],
  ] as const;
  return (
    <Tabs
      label={words.area}
      tabs={tabs.map(([page, label]) => ({ href: href([page]), label, current: page === here }))}
    />
  );
}
