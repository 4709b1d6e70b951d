import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useAllAutomations } from "../../api/directory";
import { useProject } from "../../api/project";
import { Button } from "../../kit/Button";
import { Field } from "../../kit/Field";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { go, href } from "../../router";
import { useFormats } from "../../words/format";
import { instantIn } from "../../words/zone";
import type { Audience } from "./audience";
import { AudienceFields, type AudienceKind, audienceOf } from "./AudienceFields";
import { Waterfall } from "./Waterfall";
import { useLaunchWords } from "./words";

const launchable = ["manual", "api", "import", "recurrence", "dates"];

/** Chooses who gets what and when, and shows who will get it and who not, before anything is sent. */
export function NewLaunch({ params }: { params: URLSearchParams }) {
  const words = useLaunchWords().launch;
  const { number } = useFormats();
  const zone = useProject().data?.timeZone ?? "UTC";
  const [kind, setKind] = useState<AudienceKind>(firstKind(params));
  const [id, setId] = useState(params.get("segment") ?? params.get("list") ?? params.get("import") ?? "");
  const [automationId, setAutomationId] = useState(params.get("automation") ?? "");
  const [later, setLater] = useState(false);
  const [at, setAt] = useState("");
  const automations = useAllAutomations().data?.filter(({ trigger }) => launchable.includes(trigger.kind));
  const automation = automations?.find((each) => each.id === automationId);
  const audience = audienceOf(kind, id);
  const estimate = useEstimate(automation?.id, audience);
  const launching = useLaunching(automation?.id, audience, later ? instantOf(zone, at) : undefined);
  const receiving = estimate.data === undefined ? undefined : estimate.data.willReceive + estimate.data.held;
  const off =
    automation === undefined || audience === undefined
      ? words.complete
      : automation.state === "inactive"
        ? words.activateFirst
        : later && at === ""
          ? words.atNeeded
          : receiving === 0 && !later
            ? words.nobody
            : undefined;
  const label = receiving === undefined ? "…" : number(receiving);
  return (
    <>
      <h1>{words.new}</h1>
      <div className="beside wide-first">
        <div className="stack">
          <section className="card stack">
            <h2>{words.who}</h2>
            <AudienceFields kind={kind} id={id} onKind={setKind} onId={setId} />
            <span className="muted small">{words.whoHelp}</span>
          </section>
          <section className="card stack">
            <h2>{words.what}</h2>
            {automations?.length === 0 && <p className="caution">{words.noneFits}</p>}
            <Field label={words.automation} help={words.whatHelp}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={automation?.id ?? ""}
                  onChange={(event) => setAutomationId(event.target.value)}
                >
                  <option value="">{words.choose}</option>
                  {automations?.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.state === "active" ? each.name : words.inactive(each.name)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {automation?.state === "inactive" && <p className="caution">{words.activateFirst}</p>}
            {automation !== undefined && <a href={href(["automations", automation.id])}>{words.openAutomation}</a>}
          </section>
          <When zone={zone} later={later} at={at} onLater={setLater} onAt={setAt} />
        </div>
        <Waterfall estimate={estimate} />
        <div className="stack">
          {launching.isError && <Fault error={launching.error} />}
          <div>
            <Button
              look="primary"
              needs="manager"
              off={off}
              busy={launching.isPending || estimate.isFetching}
              onClick={() => launching.mutate()}
            >
              {later ? words.schedule(label) : words.send(label)}
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}

function firstKind(params: URLSearchParams): AudienceKind {
  return (["segment", "list", "import"] as const).find((kind) => params.has(kind)) ?? "segment";
}

function instantOf(zone: string, local: string): string | undefined {
  return local === "" ? undefined : instantIn(zone, local);
}

function useEstimate(automationId: string | undefined, audience: Audience | undefined) {
  return useQuery({
    queryKey: ["launch-estimate", automationId, audience],
    queryFn: ({ signal }) =>
      body(
        api.POST("/v1/launches/estimates", {
          body: { automationId: automationId as string, audience: audience as Audience },
          signal,
        }),
      ),
    enabled: automationId !== undefined && audience !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
}

function useLaunching(automationId: string | undefined, audience: Audience | undefined, at: string | undefined) {
  const words = useLaunchWords().launch;
  const cache = useQueryClient();
  // A request that is sent again, because an answer was lost, starts no second launch.
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: () =>
      body(
        api.POST("/v1/automations/{id}/launches", {
          params: { path: { id: automationId as string }, header: { "Idempotency-Key": key } },
          body: { audience: audience as Audience, ...(at !== undefined && { at }) },
        }),
      ),
    onSuccess: (launch) => {
      toast(at === undefined ? words.started : words.scheduled);
      void cache.invalidateQueries({ queryKey: ["launches"] });
      go(href(["launches", launch.id]));
    },
  });
}

interface WhenProps {
  zone: string;
  later: boolean;
  at: string;
  onLater: (later: boolean) => void;
  onAt: (at: string) => void;
}

function When({ zone, later, at, onLater, onAt }: WhenProps) {
  const words = useLaunchWords().launch;
  return (
    <fieldset className="card stack">
      <legend>{words.when}</legend>
      <div className="row wide">
        <label className="check">
          <input type="radio" name="when" checked={!later} onChange={() => onLater(false)} />
          {words.now}
        </label>
        <label className="check">
          <input type="radio" name="when" checked={later} onChange={() => onLater(true)} />
          {words.later}
        </label>
      </div>
      {later && (
        <Field label={words.at(zone)}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="datetime-local"
              value={at}
              onChange={(event) => onAt(event.target.value)}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
