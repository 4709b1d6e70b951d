package io.relance.providers.twilio;

import static io.relance.providers.twilio.TwilioErrors.Meaning.ACCOUNT;
import static io.relance.providers.twilio.TwilioErrors.Meaning.INVALID_ADDRESS;
import static io.relance.providers.twilio.TwilioErrors.Meaning.LATER;
import static io.relance.providers.twilio.TwilioErrors.Meaning.MESSAGE;
import static io.relance.providers.twilio.TwilioErrors.Meaning.OPTED_OUT;
import static io.relance.providers.twilio.TwilioErrors.Meaning.SENDER;
import static io.relance.providers.twilio.TwilioErrors.Meaning.TOMORROW;
import static java.util.Map.entry;

import io.relance.domain.provider.SendResult.Kind;
import java.util.Map;

/**
 * Explains Twilio's error codes to a marketer.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's own list</a>
 */
final class TwilioErrors {
  /** What follows from a code. */
  enum Meaning {
    /** This message will never be accepted. */
    MESSAGE,
    /** Messages of this sender, or to this country, will not be accepted. */
    SENDER,
    /** This address can never receive. */
    INVALID_ADDRESS,
    /** The receiver has opted out at Twilio. */
    OPTED_OUT,
    /** Another attempt in a minute may succeed. */
    LATER,
    /** The account has reached a daily limit. */
    TOMORROW,
    /** Nothing of this account will be accepted for now. */
    ACCOUNT
  }

  /** One code, explained. */
  record Explanation(String reason, Meaning meaning) {
    /** What a failure means for the receiver. */
    Kind kind() {
      return switch (meaning) {
        case INVALID_ADDRESS -> Kind.INVALID_ADDRESS;
        case OPTED_OUT -> Kind.OPTED_OUT;
        case MESSAGE, SENDER, LATER, TOMORROW, ACCOUNT -> Kind.MESSAGE;
      };
    }
  }

  private static final Map<String, Explanation> KNOWN =
      Map.ofEntries(
          entry("10001", account("Our Twilio account is not active.")),
          entry("14107", later("Twilio limits how fast texts are sent to one number.")),
          entry("20003", account("Twilio does not accept our account or its token.")),
          entry("20005", account("Our Twilio account is not active.")),
          entry("20006", account("Our Twilio account may not send messages.")),
          entry("20404", account("Twilio does not know our account.")),
          entry("21211", invalid("The number is not a phone number that exists.")),
          entry("21266", invalid("The number is our own sender's.")),
          entry("21408", sender("Our Twilio account may not send to this country.")),
          entry("21602", ours("The text was empty.")),
          entry("21606", sender("The sender cannot send texts to this number.")),
          entry("21608", sender("A Twilio trial account sends only to numbers verified there.")),
          entry("21610", new Explanation("The person replied STOP to this sender.", OPTED_OUT)),
          entry("21611", later("Twilio's queue for this sender was full.")),
          entry("21612", ours("Twilio has no route from this sender to this number.")),
          entry("21614", invalid("The number cannot receive texts.")),
          entry("21617", ours("The text is longer than Twilio takes.")),
          entry("21635", invalid("The number is a landline, which cannot receive texts.")),
          entry("21659", sender("The sender is not one of our Twilio numbers.")),
          entry("21660", sender("The sender does not belong to our Twilio account.")),
          entry("21661", sender("The sender cannot send texts.")),
          entry("21701", sender("Twilio does not know our messaging service.")),
          entry("21703", sender("Our Twilio messaging service has no number to send from.")),
          entry("30001", later("Twilio's queue for this sender was full.")),
          entry("30002", account("Our Twilio account is suspended.")),
          entry("30003", ours("The phone was off or out of reach.")),
          entry("30004", ours("The person or their carrier blocks this sender.")),
          entry("30005", invalid("The number is not in service.")),
          entry("30006", invalid("The number is a landline, or its carrier cannot be reached.")),
          entry("30007", ours("The carrier took the text for spam and filtered it.")),
          entry("30008", ours("The carrier did not deliver it and does not say why.")),
          entry("30022", later("US carriers limit how fast this sender may send.")),
          entry("30023", later("The sender has reached its daily limit at US carriers.")),
          entry("30034", sender("US carriers need this sender to be registered (A2P 10DLC).")),
          entry("30610", ours("Twilio held it back for the quiet hours at this number.")),
          entry("63016", ours("More than 24 hours passed since the person's last message.")),
          entry("63038", new Explanation("The account has reached its daily limit.", TOMORROW)));

  private TwilioErrors() {}

  static Explanation explain(String code) {
    var known = KNOWN.get(code);
    return known != null ? known : ours("Twilio refused the message (error " + code + ").");
  }

  static boolean isKnown(String code) {
    return KNOWN.containsKey(code);
  }

  private static Explanation ours(String reason) {
    return new Explanation(reason, MESSAGE);
  }

  private static Explanation sender(String reason) {
    return new Explanation(reason, SENDER);
  }

  private static Explanation later(String reason) {
    return new Explanation(reason, LATER);
  }

  private static Explanation account(String reason) {
    return new Explanation(reason, ACCOUNT);
  }

  private static Explanation invalid(String reason) {
    return new Explanation(reason, INVALID_ADDRESS);
  }
}
