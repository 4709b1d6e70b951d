package io.relance.providers.awssms;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.contact.Channel;
import io.relance.domain.inbound.InboundText;
import io.relance.domain.inbound.InboundText.OptOutType;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.inbound.TopicNotification;
import io.relance.domain.inbound.TopicNotification.Receipt;
import io.relance.domain.inbound.TopicNotification.Text;
import io.relance.domain.inbound.TopicNotification.Unused;
import io.relance.providers.ProviderAnswers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the messages of topics whose signature was right: received texts, and events of texts that
 * were sent. Unknown fields and kinds of events are no fault.
 */
public final class AwsSmsWebhooks {
  /** The words that AWS takes as an opt-out, and answers, on every number. */
  private static final Set<String> STOP =
      Set.of(
          "ARRET",
          "CANCEL",
          "END",
          "OPT-OUT",
          "OPTOUT",
          "QUIT",
          "REMOVE",
          "STOP",
          "TD",
          "UNSUBSCRIBE");

  private static final String HELP = "HELP";
  private static final int LONGEST_ID = 200;

  private final String origination;
  private final boolean answersKeywords;

  /**
   * @param origination what texts are sent from; of a pool, the numbers are learned
   * @param answersKeywords whether AWS answers STOP and HELP
   */
  public AwsSmsWebhooks(String origination, boolean answersKeywords) {
    this.origination = origination;
    this.answersKeywords = answersKeywords;
  }

  /** Reads the message of a notification. */
  public ParsedWebhook<TopicNotification> parse(String message) {
    var json = ProviderAnswers.json(message);
    if (json.has("inboundMessageId")) {
      return text(json);
    }
    var type = json.path("eventType").asText();
    if (!AwsSmsEvents.isAboutText(type)) {
      return new Parsed<>(new Unused(type.matches("[A-Z_]{1,60}") ? type : "other"));
    }
    var id = json.path("messageId").asText();
    return id.isBlank()
        ? new Malformed<>("messageId", "is missing")
        : new Parsed<>(new Receipt(AwsSmsEvents.read(id, json)));
  }

  private ParsedWebhook<TopicNotification> text(JsonNode json) {
    return Stream.of("inboundMessageId", "originationNumber", "destinationNumber")
        .filter(name -> json.path(name).asText().isBlank())
        .findFirst()
        .<ParsedWebhook<TopicNotification>>map(name -> new Malformed<>(name, "is missing"))
        .orElseGet(() -> new Parsed<>(new Text(inbound(json))));
  }

  private InboundText inbound(JsonNode json) {
    var text = json.path("messageBody").asText();
    return new InboundText(
        AwsSms.NAME,
        json.path("inboundMessageId").asText(),
        Channel.SMS,
        json.path("originationNumber").asText(),
        json.path("destinationNumber").asText(),
        text,
        optOutType(text),
        Optional.of(origination).filter(AwsSmsWebhooks::hasNumbers),
        Optional.of(json.path("previousPublishedMessageId").asText())
            .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID));
  }

  /** Whether a sender receives at numbers of its own, as a pool does. */
  private static boolean hasNumbers(String sender) {
    return !sender.matches("\\+?[0-9]+");
  }

  private Optional<OptOutType> optOutType(String text) {
    var word = text.strip().toUpperCase(Locale.ROOT);
    if (!answersKeywords) {
      return Optional.empty();
    }
    return STOP.contains(word)
        ? Optional.of(OptOutType.STOP)
        : Optional.of(OptOutType.HELP).filter(_ -> word.equals(HELP));
  }
}
