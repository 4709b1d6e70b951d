import { type Channel, ChannelChecks } from "../../kit/ChannelChecks";
import { Field } from "../../kit/Field";
import { useContactWords } from "./words";

/** What a new contact agreed to, and the proof. */
export interface FirstConsent {
  channels: Channel[];
  source: string;
}

export const noConsent: FirstConsent = { channels: [], source: "" };

/** The consents of a contact to create. */
export function statementsOf({ channels: agreed, source }: FirstConsent) {
  return agreed.length === 0
    ? {}
    : { consents: agreed.map((channel) => ({ channel, state: "subscribed" as const, source: source.trim() })) };
}

export function FirstConsents({ consent, onChange }: { consent: FirstConsent; onChange: (consent: FirstConsent) => void }) {
  const words = useContactWords().form;
  return (
    <fieldset className="stack">
      <legend>{words.consent}</legend>
      <span className="muted small">{words.consentHelp}</span>
      <ChannelChecks checked={consent.channels} onChange={(channels) => onChange({ ...consent, channels })} />
      {consent.channels.length > 0 && (
        <Field label={words.source} help={words.sourceHelp}>
          {(control) => (
            <input
              {...control}
              className="input"
              required
              value={consent.source}
              onChange={(event) => onChange({ ...consent, source: event.target.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
