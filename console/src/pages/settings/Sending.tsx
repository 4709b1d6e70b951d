import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { useAutomationName } from "../../api/directory";
import { reasonOf } from "../../api/problem";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Answer } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useFormats } from "../../words/format";
import { useSettingsWords } from "./words";

type SendingView = components["schemas"]["Sending"];

export function useSending() {
  return useQuery({
    queryKey: ["sending"],
    queryFn: ({ signal }) => body(api.GET("/v1/sending", { signal })),
    refetchInterval: 15_000,
  });
}

/** Whether messages are sent, what is paused, and what is used of the caps. */
export function Sending() {
  const words = useSettingsWords().sending;
  return (
    <>
      <Answer query={useSending()}>
        {(sending) => (
          <>
            <State sending={sending} />
            {sending.pauses.length > 0 && <Pauses sending={sending} />}
            <Caps sending={sending} />
          </>
        )}
      </Answer>
      <section className="card stack">
        <h2>{words.rules}</h2>
        <p>{words.rulesText}</p>
        <ul className="mono">
          {["RELANCE_QUIET_HOURS", "RELANCE_FREQUENCY_CAP"].map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function useResuming() {
  const words = useSettingsWords().sending;
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (automationId: string | undefined) =>
      body(api.POST("/v1/sending/resume", { body: automationId === undefined ? {} : { automationId } })),
    onSuccess: async () => {
      toast(words.resumed);
      await cache.invalidateQueries({ queryKey: ["sending"] });
    },
    onError: (error) => toast(reasonOf(error)),
  });
}

function State({ sending }: { sending: SendingView }) {
  const words = useSettingsWords().sending;
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const resuming = useResuming();
  const text = sending.paused ? words.paused : sending.pauses.length > 0 ? words.pausedSome : words.running;
  return (
    <section className="card spread">
      <span className="row">
        <span className={sending.paused ? "badge bad" : sending.pauses.length > 0 ? "badge warn" : "badge good"}>●</span>
        <strong>{text}</strong>
      </span>
      {sending.paused ? (
        <Button look="primary" needs="manager" busy={resuming.isPending} onClick={() => resuming.mutate(undefined)}>
          {words.resumeAll}
        </Button>
      ) : (
        <Button look="danger" needs="manager" onClick={() => setAsking(true)}>
          {words.pauseAll}
        </Button>
      )}
      {asking && (
        <Confirmation
          title={words.pauseTitle}
          submit={words.pauseAll}
          danger
          run={() => body(api.POST("/v1/sending/pause", { body: {} }))}
          onDone={() => {
            toast(words.done);
            void cache.invalidateQueries({ queryKey: ["sending"] });
          }}
          onClose={() => setAsking(false)}
        >
          <p>{words.pauseText}</p>
        </Confirmation>
      )}
    </section>
  );
}

function Pauses({ sending }: { sending: SendingView }) {
  const words = useSettingsWords().sending;
  const name = useAutomationName();
  const { full } = useFormats();
  const resuming = useResuming();
  return (
    <section className="stack">
      <h2>{words.pauses}</h2>
      <table className="table">
        <thead>
          <tr>
            <th>{words.automation}</th>
            <th>{words.since}</th>
            <th>{words.by}</th>
            <th>{words.reason}</th>
            <th>
              <span className="hidden">{words.resume}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sending.pauses.map(({ automationId, since, by, reason }) => (
            <tr key={automationId ?? ""}>
              <td className="first">
                {automationId === undefined ? (
                  words.everything
                ) : (
                  <a href={href(["automations", automationId])}>{name(automationId)}</a>
                )}
              </td>
              <td className="muted">{full(since)}</td>
              <td>{by}</td>
              <td>{words.reasons[reason]}</td>
              <td>
                <Button needs="manager" busy={resuming.isPending} onClick={() => resuming.mutate(automationId)}>
                  {words.resume}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Caps({ sending }: { sending: SendingView }) {
  const words = useSettingsWords().sending;
  const name = useAutomationName();
  const { number } = useFormats();
  return (
    <section className="stack">
      <h2>{words.caps}</h2>
      {sending.caps.length === 0 ? (
        <p className="muted">{words.noCaps}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{words.automation}</th>
              <th className="number">{words.taken}</th>
              <th className="number">{words.cap}</th>
              <th className="number">{words.held}</th>
            </tr>
          </thead>
          <tbody>
            {sending.caps.map(({ automationId, cap, taken, held }) => (
              <tr key={automationId ?? ""}>
                <td className="first">{automationId === undefined ? words.everything : name(automationId)}</td>
                <td className="number" data-label={words.taken}>
                  {number(taken)}
                </td>
                <td className="number" data-label={words.cap}>
                  {number(cap)}
                </td>
                <td className="number" data-label={words.held}>
                  {number(held)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
