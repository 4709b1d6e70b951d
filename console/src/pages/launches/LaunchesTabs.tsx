import { Tabs } from "../../kit/Tabs";
import { href } from "../../router";
import { useLaunchWords } from "./words";

/** The pages about launches. */
export function LaunchesTabs({ here }: { here: "launches" | "promo-banks" }) {
  const { launches: words } = useLaunchWords();
  const tabs = [
    ["launches", words.title],
    ["promo-banks", words.promoBanks],
  ] as const;
  return (
    <Tabs
      label={words.area}
      tabs={tabs.map(([page, label]) => ({ href: href([page]), label, current: page === here }))}
    />
  );
}
