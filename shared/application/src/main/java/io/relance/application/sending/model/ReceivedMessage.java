package io.relance.application.sending.model;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SendId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.domain.text.SmsText;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A message that a contact wrote to one of our numbers, listed among those that were sent.
 *
 * @param writer why it belongs to this contact, of those that have the number
 * @param text the text of the message
 * @param at when it was accepted
 */
public record ReceivedMessage(
    String id,
    ContactId contact,
    String writer,
    Channel channel,
    String provider,
    String from,
    String to,
    String text,
    Instant at) {
  /** The state of every received message. */
  static final String STATE = "received";

  private static final String RULE = "rule";
  private static final String WRITER = "writer";

  /** The id of the message of an event. */
  public static String id(String event) {
    return Ids.hash("received", event);
  }

  /** The write of a message that has just been accepted. */
  public Write write() {
    return Write.putNew(
        ItemBuilder.at(SendKeys.received(id))
            .text("id", id)
            .text("contact", contact.value())
            .text(WRITER, writer)
            .text("channel", channel.name().toLowerCase(Locale.ROOT))
            .text("provider", provider)
            .text("from", from)
            .text("to", to)
            .text("text", text)
            .text("state", STATE)
            .instant("at", at)
            .text("listed", Send.LISTED)
            .build());
  }

  /**
   * The write that records the routing of a message; refused when its contact was erased.
   *
   * @param rule the rule by which it was routed, such as {@code exact}
   * @param automation the automation that the rule names
   */
  public static Write routed(String id, String rule, AutomationId automation) {
    return Write.update(
        SendKeys.received(id),
        Precondition.present(),
        Edit.set(RULE, rule),
        Edit.set("automation", automation.value()));
  }

  /** As {@link #routed(String, String, AutomationId)}, for a rule that names no automation. */
  public static Write routed(String id, String rule) {
    return Write.update(SendKeys.received(id), Precondition.present(), Edit.set(RULE, rule));
  }

  /** Whether an item of the table of messages was received and not sent. */
  public static boolean isReceived(Item item) {
    return item.text("state").equals(Optional.of(STATE));
  }

  static Messages.View view(Item item) {
    var channel = item.text("channel").orElseThrow();
    var text = item.text("text").orElse("");
    int segments = channel.equals("sms") ? new SmsText(text).segmentCount() : 0;
    return new Messages.View(
        new SendId(item.text("id").orElseThrow()),
        Messages.INBOUND,
        Messages.INBOUND,
        channel,
        Optional.empty(),
        new ContactId(item.text("contact").orElseThrow()),
        item.text("automation").map(AutomationId::new),
        Optional.empty(),
        Optional.empty(),
        item.text("provider"),
        item.text("from"),
        item.text("to"),
        Optional.empty(),
        Optional.of(text),
        STATE,
        Optional.empty(),
        Optional.empty(),
        item.text(RULE),
        item.text(WRITER),
        segments,
        segments,
        Instant.parse(item.text("at").orElseThrow()));
  }

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "ReceivedMessage[id=" + id + "]";
  }
}
