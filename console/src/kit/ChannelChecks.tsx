import { useCodes } from "../words/codes";

const channels = ["sms", "email", "whatsapp"] as const;

export type Channel = (typeof channels)[number];

/** A box for each channel; those that are checked keep the order of the channels. */
export function ChannelChecks({ checked, onChange }: { checked: Channel[]; onChange: (checked: Channel[]) => void }) {
  const codes = useCodes();
  const toggle = (channel: Channel, on: boolean) =>
    onChange(channels.filter((each) => (each === channel ? on : checked.includes(each))));
  return (
    <div className="row wide">
      {channels.map((channel) => (
        <label key={channel} className="check">
          <input
            type="checkbox"
            checked={checked.includes(channel)}
            onChange={(event) => toggle(channel, event.target.checked)}
          />
          {codes.channels[channel]}
        </label>
      ))}
    </div>
  );
}
