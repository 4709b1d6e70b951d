package io.relance.application.inbound;

import io.relance.application.contacts.AddressConsents;
import io.relance.application.events.ContactEvent;
import io.relance.application.persistence.Json;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A text that somebody wrote to one of our numbers, as it was accepted.
 *
 * @param occurrence its identity, made of the provider's id of the message
 * @param from the number that wrote it
 * @param to the number of ours that it was written to
 * @param wish what it asked about the messages themselves, and what the ledger made of it
 * @param answered whether the provider took it as a keyword of its own, and has answered it
 */
public record ReceivedText(
    String occurrence,
    ContactId contact,
    Channel channel,
    String from,
    String to,
    String text,
    Wish wish,
    boolean answered) {
  static final String KIND = "inbound-message";

  /** What the ids of its events begin with. */
  static final String PREFIX = AddressConsents.TEXTS;

  /** What a text asks about the messages themselves. */
  public enum Wish {
    OPT_OUT,
    OPT_IN,
    HELP,
    NONE
  }

  /** The roots that texts may use. */
  private record Variables(Message message) {}

  private record Message(String text, String from) {}

  static String id(String providerMessageId) {
    return PREFIX + providerMessageId;
  }

  static ReceivedText of(ContactEvent contactEvent) {
    var about = contactEvent.about();
    var message = Json.tree(contactEvent.variables()).path("message");
    return new ReceivedText(
        contactEvent.id(),
        contactEvent.contact(),
        named(Channel.class, about.getOrDefault("channel", "")),
        message.path("from").asText(),
        about.getOrDefault("to", ""),
        message.path("text").asText(),
        named(Wish.class, about.getOrDefault("wish", "")),
        Boolean.parseBoolean(about.get("answered")));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Objects.requireNonNull(Choices.of(type).get(name), name);
  }

  /** The id under which it is listed. */
  String messageId() {
    return ReceivedMessage.id(occurrence);
  }

  /** The text as it is listed, with why it belongs to its contact. */
  ReceivedMessage message(String provider, WriterRule writer, Instant at) {
    return new ReceivedMessage(
        messageId(), contact, writer.wireName(), channel, provider, from, to, text, at);
  }

  /** The same, with what it turned out to ask. */
  ReceivedText asking(Wish asked) {
    return new ReceivedText(occurrence, contact, channel, from, to, text, asked, answered);
  }

  ContactEvent occurrence(Instant at) {
    return ContactEvent.of(occurrence, KIND, contact, at)
        .with(new Variables(new Message(text, from)))
        .about(
            Map.of(
                "channel", Choices.name(channel),
                "to", to,
                "wish", Choices.name(wish),
                "answered", String.valueOf(answered)));
  }

  /** Never shows what was written. */
  @Override
  public String toString() {
    return "ReceivedText[" + occurrence + "]";
  }
}
