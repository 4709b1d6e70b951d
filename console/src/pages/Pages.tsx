import { type ComponentType, Suspense, lazy } from "react";
import { Empty, Skeleton } from "../kit/states";
import type { Route } from "../router";
import { useWords } from "../words";

/** The pages of each area, by the first part of the address: those of the list, and those of one object in it. */
const areas: Record<string, { all: ComponentType<PageProps>; one?: ComponentType<PageProps> }> = {
  today: { all: lazy(() => import("./today/Today")) },
  automations: {
    all: lazy(() => import("./automations/Automations")),
    one: lazy(() => import("./automation/Automation")),
  },
  launches: {
    all: lazy(() => import("./launches/Launches")),
    one: lazy(() => import("./launches/Launch")),
  },
  "promo-banks": { all: lazy(() => import("./promobanks/PromoBanks")) },
  contacts: {
    all: lazy(() => import("./contacts/Contacts")),
    one: lazy(() => import("./contacts/Contact")),
  },
  lists: { all: lazy(() => import("./lists/Lists")) },
  imports: {
    all: lazy(() => import("./imports/Imports")),
    one: lazy(() => import("./imports/Import")),
  },
  segments: {
    all: lazy(() => import("./segments/Segments")),
    one: lazy(() => import("./segments/Segment")),
  },
  messages: {
    all: lazy(() => import("./messages/Messages")),
    one: lazy(() => import("./messages/Message")),
  },
  conversations: { all: lazy(() => import("./conversations/Conversations")) },
  settings: {
    all: lazy(() => import("./settings/Settings")),
    one: lazy(() => import("./settings/Settings")),
  },
  "dead-letters": { all: lazy(() => import("./deadletters/DeadLetters")) },
};

export interface PageProps {
  /** The second part of the address, which names an object; empty on the page of all. */
  id: string;
  /** The parts of the address after it. */
  rest: string[];
  /** The filters. */
  params: URLSearchParams;
}

/** The page of a route. */
export function Pages({ route }: { route: Route }) {
  return <Suspense fallback={<div className="page"><Skeleton /></div>}>{page(route)}</Suspense>;
}

function page({ path: [name = "automations", id = "", ...rest], params }: Route) {
  const area = Object.hasOwn(areas, name) ? areas[name] : undefined;
  const Page = id === "" ? area?.all : area?.one;
  return Page === undefined ? <NoPage /> : <Page key={id} id={id} rest={rest} params={params} />;
}

function NoPage() {
  const words = useWords().shell;
  return (
    <div className="page">
      <Empty>
        <p>{words.noSuchPage}</p>
        <a href="#/automations">{words.automations}</a>
      </Empty>
    </div>
  );
}
