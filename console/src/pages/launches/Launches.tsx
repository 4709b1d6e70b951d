import { api, body } from "../../api/client";
import { useAutomationName } from "../../api/directory";
import { ListPage } from "../../kit/ListPage";
import { usePages } from "../../kit/paging";
import { href } from "../../router";
import { useFormats } from "../../words/format";
import type { PageProps } from "../Pages";
import { type Launch, useAudienceName } from "./audience";
import { LaunchesTabs } from "./LaunchesTabs";
import { LaunchState } from "./LaunchState";
import { useLaunchWords } from "./words";

/** The launches, newest first. */
export default function Launches({ params }: PageProps) {
  const words = useLaunchWords().launches;
  const automationId = params.get("automation") ?? undefined;
  const launches = usePages(
    ["launches", automationId],
    (cursor, signal) => body(api.GET("/v1/launches", { params: { query: { automationId, cursor } }, signal })),
    15_000,
  );
  const create = (
    <a className="button primary" aria-keyshortcuts="n" href={href(["launches", "new"], { automation: automationId })}>
      {words.create}
    </a>
  );
  return (
    <ListPage title={words.title} tabs={<LaunchesTabs here="launches" />} create={create} query={launches} empty={words.empty}>
      {(items) => <Table launches={items} />}
    </ListPage>
  );
}

function Table({ launches }: { launches: Launch[] }) {
  const words = useLaunchWords().launches;
  const name = useAutomationName();
  const audience = useAudienceName();
  const { number, full } = useFormats();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.automation}</th>
          <th>{words.audience}</th>
          <th>{words.state}</th>
          <th className="number">{words.size}</th>
          <th className="number">{words.sent}</th>
          <th className="number">{words.delivered}</th>
          <th>{words.at}</th>
        </tr>
      </thead>
      <tbody>
        {launches.map((launch) => (
          <tr key={launch.id}>
            <td className="first">
              <a href={href(["launches", launch.id])}>{name(launch.automationId)}</a>
            </td>
            <td>{audience(launch)}</td>
            <td>
              <LaunchState launch={launch} />
            </td>
            <td className="number" data-label={words.size}>
              {number(launch.audienceSize)}
            </td>
            <td className="number" data-label={words.sent}>
              {number(launch.sent)}
            </td>
            <td className="number" data-label={words.delivered}>
              {number(launch.delivered)}
            </td>
            <td className="muted">{full(launch.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
