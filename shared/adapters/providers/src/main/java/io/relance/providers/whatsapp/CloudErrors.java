package io.relance.providers.whatsapp;

import static io.relance.providers.whatsapp.CloudErrors.Meaning.ACCOUNT;
import static io.relance.providers.whatsapp.CloudErrors.Meaning.LATER;
import static io.relance.providers.whatsapp.CloudErrors.Meaning.MESSAGE;
import static io.relance.providers.whatsapp.CloudErrors.Meaning.OPTED_OUT;
import static java.util.Map.entry;

import io.relance.domain.provider.SendResult.Kind;
import java.util.Map;

/**
 * Explains the error codes of Meta's Cloud API to a marketer.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes">Meta's
 *     own list</a>
 */
final class CloudErrors {
  /** What follows from a code. */
  enum Meaning {
    /** This message will never be accepted. */
    MESSAGE,
    /** The receiver has asked Meta for no more marketing messages of ours. */
    OPTED_OUT,
    /** Another attempt in a minute may succeed. */
    LATER,
    /** Nothing of this account will be accepted for now. */
    ACCOUNT
  }

  /** One code, explained. */
  record Explanation(String reason, Meaning meaning) {
    /** What a failure means for the receiver. */
    Kind kind() {
      return meaning == OPTED_OUT ? Kind.OPTED_OUT : Kind.MESSAGE;
    }
  }

  private static final Map<String, Explanation> KNOWN =
      Map.ofEntries(
          entry("0", account("Meta does not accept our access token.")),
          entry("3", account("Our access token may not send messages.")),
          entry("4", later("Our app has reached a rate limit of Meta's API.")),
          entry("10", account("Our access token may not send messages.")),
          entry("33", account("Meta does not know our phone number.")),
          entry("190", account("Our access token has expired or was revoked.")),
          entry("368", account("Meta has blocked our account for a violation of its policies.")),
          entry("80007", later("Our WhatsApp account has reached a rate limit.")),
          entry("130429", later("Our number has reached Meta's limit of messages per second.")),
          entry("130472", message("The person is part of an experiment of Meta's.")),
          entry("130497", message("Our account may not write to people of this country.")),
          entry("131005", account("Our access token may not send messages.")),
          entry("131021", message("The number is our own.")),
          entry("131026", message("The number is not on WhatsApp, or cannot receive this.")),
          entry("131030", message("A test number writes only to numbers on its list at Meta.")),
          entry("131031", account("Meta has locked or restricted our account.")),
          entry("131037", account("Meta has not approved the display name of our number.")),
          entry("131042", account("Meta reports a problem with the payment of our account.")),
          entry("131045", account("Our number is not registered for the Cloud API.")),
          entry("131047", message("More than 24 hours passed since the person's last message.")),
          entry("131048", later("Meta limits our number because many messages were blocked.")),
          entry("131049", message("Meta limits the marketing messages that a person gets.")),
          entry("131050", new Explanation("The person stopped our marketing messages.", OPTED_OUT)),
          entry("131051", message("Meta does not support this type of message.")),
          entry("131052", message("Meta could not load the media of the message.")),
          entry("131053", message("Meta could not use the media of the message.")),
          entry("131056", later("Too many messages went from our number to this one.")),
          entry("131057", account("Meta's maintenance of our account is in progress.")),
          entry("132000", message("The template has another number of variables.")),
          entry("132001", message("There is no approved template of this name and language.")),
          entry("132005", message("The template is too long with these variables.")),
          entry("132007", message("The content of the template violates a policy of Meta's.")),
          entry("132012", message("A variable of the template has the wrong form.")),
          entry("132015", message("Meta has paused the template for its low quality.")),
          entry("132016", message("Meta has disabled the template for its low quality.")),
          entry("133010", account("Our number is not registered for the Cloud API.")),
          entry("134011", account("Our account has not accepted Meta's terms of payment.")));

  private CloudErrors() {}

  static Explanation explain(String code) {
    var known = KNOWN.get(code);
    return known != null ? known : message("Meta refused the message (error " + code + ").");
  }

  static boolean isKnown(String code) {
    return KNOWN.containsKey(code);
  }

  private static Explanation message(String reason) {
    return new Explanation(reason, MESSAGE);
  }

  private static Explanation later(String reason) {
    return new Explanation(reason, LATER);
  }

  private static Explanation account(String reason) {
    return new Explanation(reason, ACCOUNT);
  }
}
