import { useQuery } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { useAutomationName } from "../../api/directory";
import { Answer } from "../../kit/states";
import { href } from "../../router";
import { useWords } from "../../words";
import { useFormats } from "../../words/format";
import { Approvals } from "../approvals/Approvals";
import { isOver, useAudienceName } from "../launches/audience";
import { LaunchState } from "../launches/LaunchState";
import { useMatters, useSummary } from "./attention";
import { useTodayWords } from "./words";

/** What runs now, and what needs a person. */
export default function Today() {
  const words = useTodayWords().today;
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <Attention />
      <Approvals />
      <div className="beside even">
        <Running />
        <Launches />
      </div>
    </div>
  );
}

function Attention() {
  const words = useTodayWords().today;
  const { number } = useFormats();
  const matters = useMatters();
  return (
    <section className="card stack">
      <h2>{words.attention}</h2>
      <Answer query={useSummary()}>
        {({ inProgress, problems }) => (
          <>
            {problems.length === 0 && <p className="good">{words.nothing}</p>}
            <ul className="stack">
              {matters(problems).map((matter) => (
                <li key={matter.key} className="spread tight">
                  <span className="row">
                    <span className={`badge ${matter.tone}`} aria-hidden="true">
                      {matter.tone === "bad" ? "●" : "▲"}
                    </span>
                    {matter.text}
                  </span>
                  <a className="target" href={matter.href}>
                    {matter.action}
                  </a>
                </li>
              ))}
            </ul>
            <p className="muted small">{words.everyone(number(inProgress))}</p>
          </>
        )}
      </Answer>
    </section>
  );
}

function Running() {
  const words = useTodayWords().today;
  const { triggers } = useWords();
  const { number } = useFormats();
  const query = useQuery({
    queryKey: ["automations-running"],
    queryFn: ({ signal }) =>
      body(api.GET("/v1/automations", { params: { query: { state: "active", sort: "-inProgress", limit: 10 } }, signal })),
    refetchInterval: 15_000,
  });
  return (
    <section className="card stack">
      <div className="spread">
        <h2>{words.running}</h2>
        <a href={href(["automations"], { state: "active" })}>{words.seeAll}</a>
      </div>
      <Answer query={query}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="muted">{words.noneRunning}</p>}
            <ul className="stack">
              {items.map((automation) => (
                <li key={automation.id} className="spread tight">
                  <span>
                    <a className="target" href={href(["automations", automation.id])}>
                      {automation.name}
                    </a>
                    <span className="muted small"> {triggers[automation.trigger.kind]}</span>
                  </span>
                  <span className="muted small">
                    {`${number(automation.inProgress)} ${words.inProgress} · ${number(automation.timesTriggered)} ${words.triggered}`}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </section>
  );
}

function Launches() {
  const words = useTodayWords().today;
  const name = useAutomationName();
  const audience = useAudienceName();
  const { full } = useFormats();
  const query = useQuery({
    queryKey: ["launches-today"],
    queryFn: ({ signal }) => body(api.GET("/v1/launches", { params: { query: { limit: 20 } }, signal })),
    refetchInterval: 15_000,
  });
  return (
    <section className="card stack">
      <div className="spread">
        <h2>{words.launches}</h2>
        <a href={href(["launches"])}>{words.seeAll}</a>
      </div>
      <Answer query={query}>
        {({ items }) => {
          const open = items.filter((launch) => !isOver(launch));
          return (
            <>
              {open.length === 0 && <p className="muted">{words.noLaunches}</p>}
              <ul className="stack">
                {open.map((launch) => (
                  <li key={launch.id} className="spread tight">
                    <span>
                      <a className="target" href={href(["launches", launch.id])}>
                        {name(launch.automationId)}
                      </a>
                      <span className="muted small"> {audience(launch)}</span>
                    </span>
                    <span className="row">
                      <LaunchState launch={launch} />
                      <span className="muted small">{full(launch.at)}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Answer>
    </section>
  );
}
