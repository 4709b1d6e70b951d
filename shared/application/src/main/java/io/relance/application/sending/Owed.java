package io.relance.application.sending;

import io.relance.application.store.ItemBuilder;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.Purpose;
import io.relance.domain.store.Item;
import java.util.Locale;
import java.util.Optional;

/**
 * What is owed to whom, and why; it never changes.
 *
 * @param contact whom it is about
 * @param passage where in an automation; absent for what no automation sends
 * @param receiver the address, when it is not the contact's own
 */
public record Owed(
    SendKind kind,
    String contact,
    Channel channel,
    Purpose purpose,
    Optional<Passage> passage,
    Optional<String> receiver) {

  /** Never shows the receiver. */
  @Override
  public String toString() {
    return "Owed[kind=%s, contact=%s, channel=%s, passage=%s]"
        .formatted(kind, contact, channel, passage);
  }

  static Owed of(Item item) {
    return new Owed(
        SendKind.of(item.text("kind").orElseThrow()),
        item.text("contact").orElseThrow(),
        Channel.valueOf(upper(item, "channel")),
        Purpose.valueOf(upper(item, "purpose")),
        Passage.of(item),
        item.text("receiver"));
  }

  void into(ItemBuilder item) {
    item.text("kind", kind.text())
        .text("contact", contact)
        .text("channel", channel.name().toLowerCase(Locale.ROOT))
        .text("purpose", purpose.name().toLowerCase(Locale.ROOT))
        .text("receiver", receiver);
    passage.ifPresent(found -> found.into(item));
  }

  private static String upper(Item item, String attribute) {
    return item.text(attribute).orElseThrow().toUpperCase(Locale.ROOT);
  }
}
