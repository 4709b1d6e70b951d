import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useAutomationName } from "../../api/directory";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Facts } from "../../kit/Facts";
import { Answer } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useWords } from "../../words";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import type { PageProps } from "../Pages";
import { isOver, type Launch as LaunchView, useAudienceName } from "./audience";
import { LaunchState } from "./LaunchState";
import { Bars } from "./Bars";
import { NewLaunch } from "./NewLaunch";
import { useLaunchWords } from "./words";

/** One launch with its progress, or a new one. */
export default function Launch({ id, params }: PageProps) {
  const words = useLaunchWords().launch;
  return (
    <div className="page">
      <a href={href(["launches"])} className="small">
        ← {words.back}
      </a>
      {id === "new" ? <NewLaunch params={params} /> : <Known id={id} />}
    </div>
  );
}

function Known({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["launch", id],
    queryFn: ({ signal }) => body(api.GET("/v1/launches/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data) ? 30_000 : 3_000),
  });
  return <Answer query={query}>{(launch) => <Details launch={launch} />}</Answer>;
}

function Details({ launch }: { launch: LaunchView }) {
  const words = useLaunchWords().launch;
  const { colon } = useWords();
  const codes = useCodes();
  const name = useAutomationName();
  const audience = useAudienceName();
  const { number, full } = useFormats();
  const excluded = Object.entries(launch.excluded);
  return (
    <>
      <div className="spread">
        <span className="row">
          <h1>{words.title(name(launch.automationId))}</h1>
          <LaunchState launch={launch} />
        </span>
        <div className="row">
          <a className="button" href={href(["automations", launch.automationId])}>
            {words.openAutomation}
          </a>
          {!isOver(launch) && <Pause launch={launch} />}
          {!isOver(launch) && <Cancel launch={launch} />}
        </div>
      </div>
      <section className="card">
        <Facts
          facts={[
            [words.audience, `${audience(launch)}${colon}${number(launch.audienceSize)}`],
            [words.version, String(launch.version)],
            [words.accepted, full(launch.startedAt)],
            [words.begins, launch.state === "scheduled" ? full(launch.at) : undefined],
            [words.pausedAt, launch.pausedAt && full(launch.pausedAt)],
            [words.cancelledAt, launch.cancelledAt && full(launch.cancelledAt)],
            [words.enrolled, number(launch.enrolled)],
            [
              words.excluded,
              excluded.map(([reason, n]) => `${number(n)} ${wordOf(codes.reasons, reason)}`).join(", "),
            ],
          ]}
        />
      </section>
      <Progress launch={launch} />
    </>
  );
}

const states = ["queued", "held", "sent", "delivered", "failed", "skipped", "unconfirmed"] as const;

/** The states of the messages, which add up to those planned; each opens its messages. */
function Progress({ launch }: { launch: LaunchView }) {
  const words = useLaunchWords().launch;
  const codes = useCodes();
  return (
    <section className="card stack">
      <div>
        <h2>{words.progress}</h2>
        <p className="muted small">{words.progressHelp}</p>
      </div>
      <Bars
        caption={words.progress}
        total={launch.targeted}
        bars={[
          { label: words.targeted, value: launch.targeted, href: href(["messages"], { launchId: launch.id }) },
          ...states.map((state) => ({
            label: state === "sent" ? words.sentOnly : wordOf(codes.messageStates, state),
            value: state === "sent" ? launch.sent - launch.delivered : launch[state],
            href: href(["messages"], { launchId: launch.id, state }),
          })),
        ]}
      />
    </section>
  );
}

/** Pauses a launch, or resumes it. */
function Pause({ launch }: { launch: LaunchView }) {
  const words = useLaunchWords().launch;
  const cache = useQueryClient();
  const path = { id: launch.id };
  const paused = launch.state === "paused";
  const change = useMutation({
    mutationFn: () =>
      paused
        ? body(api.POST("/v1/launches/{id}/resume", { params: { path } }))
        : body(api.POST("/v1/launches/{id}/pause", { params: { path } })),
    onSuccess: () => {
      toast(paused ? words.resumed : words.paused);
      void cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("launch") });
    },
    onError: () => toast(words.notChanged),
  });
  return (
    <Button needs="manager" busy={change.isPending} onClick={() => change.mutate()}>
      {paused ? words.resume : words.pause}
    </Button>
  );
}

function Cancel({ launch }: { launch: LaunchView }) {
  const words = useLaunchWords().launch;
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const path = { id: launch.id };
  return (
    <>
      <Button look="danger" needs="manager" onClick={() => setOpen(true)}>
        {words.cancel}
      </Button>
      {open && (
        <Confirmation
          title={words.cancelTitle}
          submit={words.cancel}
          danger
          run={() => body(api.POST("/v1/launches/{id}/cancel", { params: { path } }))}
          onDone={() => {
            toast(words.cancelled);
            void cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("launch") });
          }}
          onClose={() => setOpen(false)}
        >
          <p>{words.cancelText}</p>
        </Confirmation>
      )}
    </>
  );
}
