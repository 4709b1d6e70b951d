package io.relance.providers.twilio;

import static io.relance.domain.provider.SendResult.Kind.INVALID_ADDRESS;
import static io.relance.domain.provider.SendResult.Kind.MESSAGE;
import static io.relance.domain.provider.SendResult.Kind.OPTED_OUT;
import static java.util.Map.entry;

import io.relance.domain.provider.SendResult.Kind;
import java.util.Map;

/**
 * Says what Twilio's error codes mean to a marketer.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's own list</a>
 */
final class TwilioErrors {
  /** One code, explained. */
  record Explanation(String reason, Kind kind) {}

  private static final Map<String, Explanation> KNOWN =
      Map.ofEntries(
          entry("20003", ours("Twilio does not accept our account or its token.")),
          entry("20404", ours("Twilio does not know our account.")),
          entry("21211", invalid("The number is not a phone number that exists.")),
          entry("21266", invalid("The number is our own sender's.")),
          entry("21408", ours("Our Twilio account may not send to this country.")),
          entry("21602", ours("The text was empty.")),
          entry("21606", ours("The sender cannot send texts to this number.")),
          entry("21608", ours("A Twilio trial account sends only to numbers verified there.")),
          entry("21610", new Explanation("The person replied STOP to this sender.", OPTED_OUT)),
          entry("21612", ours("Twilio has no route from this sender to this number.")),
          entry("21614", invalid("The number cannot receive texts.")),
          entry("21617", ours("The text is longer than Twilio takes.")),
          entry("21635", invalid("The number is a landline, which cannot receive texts.")),
          entry("21659", ours("The sender is not one of our Twilio numbers.")),
          entry("21660", ours("The sender does not belong to our Twilio account.")),
          entry("21661", ours("The sender cannot send texts.")),
          entry("21701", ours("Twilio does not know our messaging service.")),
          entry("21703", ours("Our Twilio messaging service has no number to send from.")),
          entry("30001", ours("Twilio's queue for this sender was full.")),
          entry("30002", ours("Our Twilio account is suspended.")),
          entry("30003", ours("The phone was off or out of reach.")),
          entry("30004", ours("The person or their carrier blocks this sender.")),
          entry("30005", invalid("The number is not in service.")),
          entry("30006", invalid("The number is a landline, or its carrier cannot be reached.")),
          entry("30007", ours("The carrier took the text for spam and filtered it.")),
          entry("30008", ours("The carrier did not deliver it and does not say why.")),
          entry("30034", ours("US carriers need this sender to be registered (A2P 10DLC).")),
          entry("30610", ours("Twilio held it back for the quiet hours at this number.")),
          entry("63016", ours("More than 24 hours passed since the person's last message.")));

  private TwilioErrors() {}

  static Explanation explain(String code) {
    var known = KNOWN.get(code);
    return known != null ? known : ours("Twilio refused the message (error " + code + ").");
  }

  private static Explanation ours(String reason) {
    return new Explanation(reason, MESSAGE);
  }

  private static Explanation invalid(String reason) {
    return new Explanation(reason, INVALID_ADDRESS);
  }
}
