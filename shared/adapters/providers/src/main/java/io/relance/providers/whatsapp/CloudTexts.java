package io.relance.providers.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.domain.contact.Channel;
import io.relance.domain.inbound.InboundText;
import java.util.Optional;

/** Reads what a person sent to our number as a text. */
final class CloudTexts {
  private static final int LONGEST_ID = 200;

  private CloudTexts() {}

  /**
   * A message as a text; of media, the caption. Empty for types that say nothing, and for messages
   * without a sender or an id.
   *
   * @param phoneNumberId Meta's id of our number
   */
  static Optional<InboundText> read(JsonNode message, String phoneNumberId) {
    var id = message.path("id").asText();
    var from = message.path("from").asText();
    if (id.isBlank() || from.isBlank()) {
      return Optional.empty();
    }
    return words(message)
        .map(
            words ->
                new InboundText(
                    CloudWhatsApp.NAME,
                    id,
                    Channel.WHATSAPP,
                    withPlus(from),
                    phoneNumberId,
                    words,
                    Optional.empty(),
                    Optional.empty(),
                    repliesTo(message)));
  }

  /** Meta's id of the message that a person chose to reply to. */
  private static Optional<String> repliesTo(JsonNode message) {
    return Optional.of(message.at("/context/id").asText())
        .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID);
  }

  private static Optional<String> words(JsonNode message) {
    var type = message.path("type").asText();
    return switch (type) {
      case "text" -> said(message.at("/text/body"));
      case "button" -> said(message.at("/button/text"));
      case "interactive" -> chosen(message.path("interactive"));
      case "reaction" -> Optional.of(reaction(message.at("/reaction/emoji").asText()));
      case "image", "video", "document" -> Optional.of(message.path(type).path("caption").asText());
      case "audio", "sticker", "location", "contacts" -> Optional.of("");
      // Reports about the person, products, and types to come.
      default -> Optional.empty();
    };
  }

  private static Optional<String> chosen(JsonNode interactive) {
    return said(interactive.at("/button_reply/title"))
        .or(() -> said(interactive.at("/list_reply/title")));
  }

  private static Optional<String> said(JsonNode text) {
    return Optional.of(text).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** As phones report a reaction by SMS: nothing answers it. */
  private static String reaction(String emoji) {
    return emoji.isBlank() ? "Removed a reaction from “…”" : "Reacted " + emoji + " to “…”";
  }

  /** Meta writes international numbers without their plus. */
  private static String withPlus(String from) {
    return from.startsWith("+") ? from : "+" + from;
  }

  /** Whether two numbers have the same digits; never where one of them has none. */
  static boolean isSameNumber(String one, String other) {
    var digits = one.replaceAll("\\D", "");
    return !digits.isEmpty() && digits.equals(other.replaceAll("\\D", ""));
  }
}
