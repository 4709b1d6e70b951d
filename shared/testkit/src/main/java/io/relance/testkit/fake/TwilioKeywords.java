package io.relance.testkit.fake;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keywords that Twilio answers when they are the whole text. */
final class TwilioKeywords {
  private static final Set<String> STOP =
      Set.of("STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL");
  private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
  private static final Set<String> HELP = Set.of("HELP", "INFO");

  private TwilioKeywords() {}

  static Optional<String> optOutType(String text) {
    var word = text.strip().toUpperCase(Locale.ROOT);
    if (STOP.contains(word)) {
      return Optional.of("STOP");
    }
    if (START.contains(word)) {
      return Optional.of("START");
    }
    return HELP.contains(word) ? Optional.of("HELP") : Optional.empty();
  }
}
