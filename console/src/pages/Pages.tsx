import { Suspense, lazy } from "react";
import { Empty, Skeleton } from "../kit/states";
import type { Route } from "../router";
import { useWords } from "../words";

const Automations = lazy(() => import("./automations/Automations"));
const Automation = lazy(() => import("./automations/Automation"));

/** The page of a route. */
export function Pages({ route }: { route: Route }) {
  return <Suspense fallback={<div className="page"><Skeleton /></div>}>{page(route)}</Suspense>;
}

function page({ path: [area = "automations", id], params }: Route) {
  if (area === "automations" && id === undefined) {
    return <Automations params={params} />;
  }
  if (area === "automations" && id !== undefined) {
    return <Automation id={id} />;
  }
  return <NoPage />;
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
