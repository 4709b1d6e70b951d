import { intoView } from "./intoView";

export interface Tab {
  href: string;
  label: string;
  current: boolean;
}

/** Links to the pages of one area, of which one is open. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined} ref={tab.current ? intoView : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
