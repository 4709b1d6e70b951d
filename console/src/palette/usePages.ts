import { useContactWords } from "../pages/contacts/words";
import { useLaunchWords } from "../pages/launches/words";
import { useMessageWords } from "../pages/messages/words";
import { useSettingsWords } from "../pages/settings/words";
import { areas } from "../areas";
import { href } from "../router";
import { useWords } from "../words";

export interface Page {
  name: string;
  href: string;
  /** The keys that go there. */
  keys?: string;
}

/** Every page that is not about one object. */
export function usePages(): Page[] {
  const { shell } = useWords();
  const { contacts } = useContactWords();
  const { launches } = useLaunchWords();
  const { messages } = useMessageWords();
  const { settings } = useSettingsWords();
  return [
    ...areas.map(({ name, key, paths }) => ({ name: shell[name], href: href([paths[0]]), keys: `G ${key}` })),
    { name: launches.promoBanks, href: href(["promo-banks"]) },
    { name: contacts.lists, href: href(["lists"]) },
    { name: contacts.imports, href: href(["imports"]) },
    { name: messages.conversations, href: href(["conversations"]) },
    ...Object.entries(settings.tabs).map(([section, label]) => ({
      name: `${settings.title} › ${label}`,
      href: href(["settings", section]),
    })),
  ];
}
