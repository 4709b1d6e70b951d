import { type Channel, ChannelChecks } from "../../kit/ChannelChecks";
import { Field } from "../../kit/Field";
import { instantIn } from "../../words/zone";
import { useImportWords } from "./words";

/** What every contact of a file agreed to, with the proof and the day. */
export interface FileConsent {
  channels: Channel[];
  source: string;
  at: string;
}

export const noConsent: FileConsent = { channels: [], source: "", at: "" };

/** The consents of an import; a day is one of the project's zone. */
export function statementsOf({ channels: agreed, source, at }: FileConsent, zone: string) {
  const day = at === "" ? {} : { at: instantIn(zone, at) };
  const consent = agreed.map((channel) => ({ channel, state: "subscribed" as const, source: source.trim(), ...day }));
  return consent.length === 0 ? {} : { consent };
}

export function Consent({ consent, onChange }: { consent: FileConsent; onChange: (consent: FileConsent) => void }) {
  const words = useImportWords().imports;
  return (
    <fieldset className="card stack">
      <legend>{words.consent}</legend>
      <span className="muted small">{words.consentHelp}</span>
      <ChannelChecks checked={consent.channels} onChange={(channels) => onChange({ ...consent, channels })} />
      {consent.channels.length > 0 && (
        <div className="fields">
          <Field label={words.source} help={words.sourceHelp}>
            {(control) => (
              <input
                {...control}
                className="input"
                value={consent.source}
                onChange={(event) => onChange({ ...consent, source: event.target.value })}
              />
            )}
          </Field>
          <Field label={words.at} help={words.atHelp}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="date"
                value={consent.at}
                onChange={(event) => onChange({ ...consent, at: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </fieldset>
  );
}
