package io.relance.application.sending.waiting;

import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.model.FlowPosition;
import io.relance.application.sending.model.Send;
import io.relance.application.sending.rate.SenderRates.Sender;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.AutomationId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Optional;

/**
 * A part of the sends of one launch, or of one automation, that wait for a sender. A sender sends
 * some of each line in turn.
 *
 * @param automation whose sends they are; empty for sends of none
 * @param source the id of the launch or of the automation
 * @param part spreads the items of a large launch over partitions
 */
record WaitingLine(Sender sender, Optional<AutomationId> automation, String source, int part) {
  /** A partition takes 1,000 writes a second; a launch may be prepared faster. */
  private static final int PARTS = 4;

  static final String PREFIX = "waiting#";
  private static final String NO_AUTOMATION = "none";
  private static final String AUTOMATION = "automation";
  private static final String CLOSING = "closing";

  /** The line of sends of one wave, or of none. */
  static WaitingLine of(Sender sender, List<Send> sends) {
    var first = sends.getFirst();
    var position = first.intent().position();
    var automation = position.map(FlowPosition::automation);
    var source = position.map(FlowPosition::source).orElse(NO_AUTOMATION);
    int part = Math.floorMod(first.id().value().hashCode(), PARTS);
    return new WaitingLine(sender, automation, source, part);
  }

  static WaitingLine of(Item item) {
    var sender =
        new Sender(
            Channel.valueOf(item.text("channel").orElseThrow()),
            item.text("sender").orElseThrow(),
            item.number("reply") == 1);
    return new WaitingLine(
        sender,
        item.text(AUTOMATION).map(AutomationId::new),
        item.text("source").orElseThrow(),
        Math.toIntExact(item.number("part")));
  }

  /** Whether the item of a line says that it is open, and that nobody is closing it. */
  static boolean isOpen(Item item) {
    return item.text(CLOSING).isEmpty();
  }

  /** A sender's name in keys, which does not show its address. */
  static String name(Sender sender) {
    return Ids.hash("sender", sender.channel().name(), sender.id());
  }

  /** The lines of a sender, by its name, that are open or being closed: others are empty. */
  static Query open(String sender) {
    return Query.of(Tables.SENDS, PREFIX + sender);
  }

  /** The item that says that the line is open, or is being closed. */
  ItemKey key() {
    return new ItemKey(Tables.SENDS, PREFIX + name(sender), id());
  }

  /** The write that opens the line; repeated it changes nothing. */
  Write opening() {
    return Write.put(item().build());
  }

  /** The write that begins to close the line: who adds to it now opens it again. */
  Write closing(String token) {
    return Write.put(item().text(CLOSING, token).build());
  }

  /** The write that closes the line, unless it was opened since it began to close. */
  Write closed(String token) {
    return new Write.Delete(key(), Precondition.equal(CLOSING, token));
  }

  private ItemBuilder item() {
    return ItemBuilder.at(key())
        .text("channel", sender.channel().name())
        .text("sender", sender.id())
        .number("reply", sender.reply() ? 1 : 0)
        .text(AUTOMATION, automation.map(AutomationId::value))
        .text("source", source)
        .number("part", part);
  }

  /** What waits in the line, in the order in which it was queued. */
  Query waiting() {
    return Query.of(Tables.SENDS, partition());
  }

  /**
   * The write by which sends wait together, in an item of its own: what waits again before the
   * release has deleted its earlier item is not deleted with it.
   */
  Write waiting(List<Send> together) {
    var ids = together.stream().map(send -> send.id().value()).toList();
    var at = Instants.text(together.getFirst().at());
    var key = new ItemKey(Tables.SENDS, partition(), at + "#" + Ids.random());
    return Write.put(WaitingItem.of(key, ids));
  }

  private String partition() {
    return PREFIX + name(sender) + "#" + id();
  }

  private String id() {
    return (sender.reply() ? "replies#" : "others#") + source + "#" + part;
  }
}
