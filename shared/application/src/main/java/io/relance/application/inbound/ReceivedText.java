package io.relance.application.inbound;

import io.relance.application.contacts.AddressConsents;
import io.relance.application.events.ContactEvent;
import io.relance.application.persistence.Json;
import io.relance.application.sending.model.ReceivedMessage;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;

/**
 * A text that somebody wrote to one of our numbers, as it was accepted.
 *
 * @param occurrence its identity, made of the provider's id of the message
 * @param from the number that wrote it
 * @param to the number of ours that it was written to
 * @param wish what it asked about the messages themselves, and what the ledger made of it
 * @param answered whether the provider took it as a keyword of its own, and has answered it
 * @param repliesTo the provider's id of the message that it replies to, where the provider says so
 * @param provider the provider by which it came; empty where that is not known
 */
public record ReceivedText(
    String occurrence,
    ContactId contact,
    Channel channel,
    String from,
    String to,
    String text,
    Wish wish,
    boolean answered,
    Optional<String> repliesTo,
    String provider) {
  static final String KIND = "inbound-message";

  /** What the ids of its events begin with. */
  static final String PREFIX = AddressConsents.TEXTS;

  private static final String REPLIES_TO = "repliesTo";
  private static final String PROVIDER = "provider";

  /** A text of which it is not known what it replies to, nor by which provider it came. */
  public ReceivedText(
      String occurrence,
      ContactId contact,
      Channel channel,
      String from,
      String to,
      String text,
      Wish wish,
      boolean answered) {
    this(occurrence, contact, channel, from, to, text, wish, answered, Optional.empty(), "");
  }

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
        Boolean.parseBoolean(about.get("answered")),
        Optional.ofNullable(about.get(REPLIES_TO)),
        about.getOrDefault(PROVIDER, ""));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Objects.requireNonNull(Choices.of(type).get(name), name);
  }

  /** The id under which it is listed. */
  String messageId() {
    return ReceivedMessage.id(occurrence);
  }

  /** The text as it is listed, with why it belongs to its contact. */
  ReceivedMessage message(WriterRule writer, Instant at) {
    return new ReceivedMessage(
        messageId(), contact, writer.wireName(), channel, provider, from, to, text, at);
  }

  /** The same, with what it turned out to ask. */
  ReceivedText asking(Wish asked) {
    return new ReceivedText(
        occurrence, contact, channel, from, to, text, asked, answered, repliesTo, provider);
  }

  ContactEvent occurrence(Instant at) {
    var about = new HashMap<String, String>();
    about.put("channel", Choices.name(channel));
    about.put("to", to);
    about.put("wish", Choices.name(wish));
    about.put("answered", String.valueOf(answered));
    about.put(PROVIDER, provider);
    repliesTo.ifPresent(message -> about.put(REPLIES_TO, message));
    return ContactEvent.of(occurrence, KIND, contact, at)
        .with(new Variables(new Message(text, from)))
        .about(about);
  }

  /** Never shows what was written. */
  @Override
  public String toString() {
    return "ReceivedText[" + occurrence + "]";
  }
}
