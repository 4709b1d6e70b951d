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
import io.relance.domain.store.Value;
import io.relance.domain.store.Write;
import io.relance.domain.text.SmsText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
  private static final String LOST = "lost";

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

  /** The write that records the routing of a message; refused when its contact was erased. */
  public static Write routed(String id, Routing routing) {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set(RULE, routing.by().name()));
    routing.by().automation().ifPresent(it -> edits.add(Edit.set("automation", it.value())));
    if (!routing.lost().isEmpty()) {
      var lost = routing.lost().stream().map(Routing.Rule::text).map(Value::of).toList();
      edits.add(new Edit.Set(LOST, new Value.ListOf(lost)));
    }
    return new Write.Update(SendKeys.received(id), edits, Precondition.present());
  }

  private static List<Routing.Rule> lost(Item item) {
    return item.attribute(LOST).stream()
        .flatMap(
            stored -> stored instanceof Value.ListOf(var values) ? values.stream() : Stream.empty())
        .map(value -> Routing.Rule.parse(((Value.Text) value).text()))
        .toList();
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
        lost(item),
        item.text(WRITER),
        segments,
        segments,
        List.of(),
        item.instant("at").orElseThrow());
  }

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "ReceivedMessage[id=" + id + "]";
  }
}
