import { Field } from "../../kit/Field";
import { useCodes } from "../../words/codes";
import { useContactWords } from "./words";

const channels = ["sms", "email", "whatsapp"] as const;

/** What a new contact agreed to, and the proof. */
export interface FirstConsent {
  channels: (typeof channels)[number][];
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
  const codes = useCodes();
  const toggle = (channel: FirstConsent["channels"][number], on: boolean) =>
    onChange({ ...consent, channels: channels.filter((each) => (each === channel ? on : consent.channels.includes(each))) });
  return (
    <fieldset className="stack">
      <legend>{words.consent}</legend>
      <span className="muted small">{words.consentHelp}</span>
      <div className="row wide">
        {channels.map((channel) => (
          <label key={channel} className="check">
            <input
              type="checkbox"
              checked={consent.channels.includes(channel)}
              onChange={(event) => toggle(channel, event.target.checked)}
            />
            {codes.channels[channel]}
          </label>
        ))}
      </div>
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
