package io.relance.providers.twilio;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides whether a signed form still has the parameters that Twilio signed.
 *
 * <p>Twilio signs names and values without separators, so that one signature fits every form whose
 * names and values, sorted and joined, are the same text. A form may therefore have been altered by
 * moving the end of a value into a parameter, or a parameter into the value before it. Both leave
 * traces: a name inside a value, a parameter that is missing, or a name given twice.
 */
final class UnalteredForm {
  private static final Pattern MESSAGE_SID = Pattern.compile("[0-9A-Za-z]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /** A parameter with the value that it always has, in the middle of another value. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:From|To)(?:[a-z]+:)?\\+?\\d{3}|AccountSidAC[0-9a-fA-F]{32}"
              + "|Sid(?:SM|MM)[0-9a-fA-F]{32}");

  private static final Set<String> NUMBERS = Set.of("NumMedia", "NumSegments");
  private static final Set<String> MESSAGE_SIDS = Set.of("MessageSid", "SmsSid", "SmsMessageSid");

  /** In the order in which they are signed. */
  private static final List<String> KNOWN =
      Stream.of(
              "AccountSid AddOns ApiVersion Body ButtonPayload ButtonText ButtonType"
                  + " ChannelInstallSid ChannelMetadata ChannelPrefix ChannelStatusMessage"
                  + " ChannelToAddress ErrorCode ErrorMessage EventType Forwarded"
                  + " FrequentlyForwarded From FromCity FromCountry FromState FromZip Label Latitude"
                  + " Longitude MediaContentType0 MediaUrl0 MessageSid MessageStatus"
                  + " MessageType MessagingServiceSid NumMedia NumSegments OptOutType"
                  + " OriginalRepliedMessageSender OriginalRepliedMessageSid ProfileName"
                  + " RawDlrDoneDate ReferralBody ReferralHeadline ReferralSourceId"
                  + " ReferralSourceType ReferralSourceUrl SmsMessageSid SmsSid SmsStatus"
                  + " StructuredMessage To ToCity ToCountry ToState ToZip WaId")
          .flatMap(names -> Stream.of(names.split(" ")))
          .sorted()
          .toList();

  private final SortedMap<String, String> values;
  private final boolean repeats;

  UnalteredForm(TwilioForm form) {
    repeats = form.parameters().values().stream().anyMatch(values -> values.size() > 1);
    values =
        form.parameters().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> entry.getValue().getFirst(),
                    (first, _) -> first,
                    TreeMap::new));
  }

  /** Whether the form is as it was signed, for this account. */
  boolean isOf(String accountSid) {
    return values.getOrDefault("AccountSid", accountSid).equals(accountSid)
        && !repeats
        && values.entrySet().stream().allMatch(it -> isWhole(it.getKey(), it.getValue()));
  }

  private boolean isWhole(String name, String value) {
    if (MESSAGE_SIDS.contains(name) && !MESSAGE_SID.matcher(value).matches()) {
      return false;
    }
    if (NUMBERS.contains(name)) {
      return NUMBER.matcher(value).matches();
    }
    var own = KNOWN.contains(name) ? value : name + value;
    return name.equals("Body") || (!PARAMETER.matcher(own).find() && !hidesMissing(name, value));
  }

  /** Whether the value has a name that is signed right after it, and that the form lacks. */
  private boolean hidesMissing(String name, String value) {
    var following = values.tailMap(name + "\0");
    var end = following.isEmpty() ? "\uffff" : following.firstKey();
    return KNOWN.stream()
        .filter(hidden -> hidden.compareTo(name) > 0 && hidden.compareTo(end) < 0)
        .anyMatch(hidden -> at(value, hidden));
  }

  /** Short names are also words; the value of a parameter starts unlike the rest of a word. */
  private static boolean at(String value, String hidden) {
    return IntStream.iterate(
            value.indexOf(hidden), at -> at >= 0, at -> value.indexOf(hidden, at + 1))
        .map(at -> at + hidden.length())
        .anyMatch(
            next ->
                hidden.length() > 5
                    || next == value.length()
                    || !Character.isLowerCase(value.charAt(next)));
  }
}
