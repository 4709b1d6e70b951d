import { useQuery } from "@tanstack/react-query";
import type { components } from "../../../generated/schema";
import { useHealth } from "../../api/health";
import { api, body } from "../../api/client";
import { useProject } from "../../api/project";
import type { Project as ProjectView } from "../../api/types";
import { Facts } from "../../kit/Facts";
import { Answer } from "../../kit/states";
import { useWords } from "../../words";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import { useSettingsWords } from "./words";

/** The project, its channels and its health. */
export function Project() {
  return (
    <Answer query={useProject()}>
      {(project) => (
        <>
          <General project={project} />
          <Channels project={project} />
          <Health />
          <Shop />
        </>
      )}
    </Answer>
  );
}

function General({ project }: { project: ProjectView }) {
  const words = useSettingsWords().project;
  const { full } = useFormats();
  return (
    <section className="card stack">
      <Facts
        facts={[
          [words.name, project.name],
          [words.deployment, wordOf(words.deployments, project.deployment)],
          [words.version, project.version],
          [words.timeZone, project.timeZone],
          [words.now, full(project.now)],
          [words.country, project.country],
        ]}
      />
      <p className="muted small">{words.configured}</p>
    </section>
  );
}

function Channels({ project }: { project: ProjectView }) {
  const words = useSettingsWords().project;
  const codes = useCodes();
  const { yes, no } = useWords().common;
  const { number } = useFormats();
  return (
    <section className="stack">
      <h2>{words.channels}</h2>
      <table className="table">
        <thead>
          <tr>
            <th>{words.channel}</th>
            <th>{words.provider}</th>
            <th>{words.sender}</th>
            <th>{words.receives}</th>
            <th className="number">{words.rate}</th>
          </tr>
        </thead>
        <tbody>
          {project.channels.flatMap((channel) =>
            channel.senders.map((sender) => (
              <tr key={channel.channel + sender.address}>
                <td>{wordOf(codes.channels, channel.channel)}</td>
                <td>{channel.sandbox ? <span className="badge warn">{words.sandbox}</span> : channel.provider}</td>
                <td className="mono">{sender.address}</td>
                <td data-label={words.receives}>{sender.canReceive ? yes : no}</td>
                <td className="number" data-label={words.rate}>
                  {number(sender.rate)}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

const tones = { ok: "good", degraded: "warn", down: "bad" };

function Health() {
  const words = useSettingsWords().project;
  const { full } = useFormats();
  return (
    <section className="card stack">
      <h2>{words.health}</h2>
      <Answer query={useHealth()}>
        {({ checks, pausedProviders = [] }) => (
          <>
            <Facts
              facts={Object.entries(checks).map(([check, state]) => [
                wordOf(words.checks, check),
                <span key={check} className={`badge ${tones[state]}`}>
                  {wordOf(words.states, state)}
                </span>,
              ])}
            />
            {pausedProviders.map((paused) => (
              <div key={paused.provider} className="alert">
                <p>{words.pausedProvider(paused.provider, full(paused.since))}</p>
                <p lang="en">{`${paused.code}: ${paused.reason} ${paused.check}`}</p>
              </div>
            ))}
          </>
        )}
      </Answer>
    </section>
  );
}

function Shop() {
  const words = useSettingsWords().project;
  const { full } = useFormats();
  const query = useQuery({
    queryKey: ["shop-history"],
    queryFn: ({ signal }) => body(api.GET("/v1/shop/history", { signal })),
  });
  return (
    <section className="card stack">
      <h2>{words.shop}</h2>
      <Answer query={query}>
        {({ history, reconciliation, nextReconciliation }) =>
          history === undefined && reconciliation === undefined ? (
            <p className="muted">{words.noShop}</p>
          ) : (
            <Facts
              facts={[
                [words.history, history && <Job key="history" job={history.job} />],
                [words.reconciliation, reconciliation && <Job key="reconciliation" job={reconciliation.job} />],
                [words.next, nextReconciliation && full(nextReconciliation)],
              ]}
            />
          )
        }
      </Answer>
    </section>
  );
}

function Job({ job }: { job: components["schemas"]["Job"] }) {
  const codes = useCodes();
  const { number, full } = useFormats();
  const total = job.total === undefined ? "" : ` / ${number(job.total)}`;
  return (
    <span>
      {`${wordOf(codes.jobStates, job.state)}, ${number(job.done)}${total}, ${full(job.createdAt)}`}
      {job.error !== undefined && (
        <span className="fault" lang="en">
          {` ${job.error}`}
        </span>
      )}
    </span>
  );
}
