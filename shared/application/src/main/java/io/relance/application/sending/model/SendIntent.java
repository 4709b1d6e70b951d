package io.relance.application.sending.model;

import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import java.util.Locale;
import java.util.Optional;

/**
 * The immutable part of a send: its contact, channel and purpose.
 *
 * @param contact the contact that it is about
 * @param position where in an automation; absent for what no automation sends
 * @param receiver the address, if it is not the contact's
 */
public record SendIntent(
    SendKind kind,
    ContactId contact,
    Channel channel,
    Purpose purpose,
    Optional<FlowPosition> position,
    Optional<String> receiver) {
  /** Stands for the contact of a test that is rendered with sample values. */
  public static final ContactId SAMPLE = new ContactId("sample");

  /** Whether it is about no contact that is stored. */
  public boolean isSample() {
    return contact.equals(SAMPLE);
  }

  /** Never shows the receiver. */
  @Override
  public String toString() {
    return "SendIntent[kind=%s, contact=%s, channel=%s, position=%s]"
        .formatted(kind, contact, channel, position);
  }

  static SendIntent of(Item item) {
    return new SendIntent(
        SendKind.of(item.text("kind").orElseThrow()),
        new ContactId(item.text("contact").orElseThrow()),
        Channel.valueOf(upper(item, "channel")),
        Purpose.valueOf(upper(item, "purpose")),
        FlowPosition.of(item),
        item.text("receiver"));
  }

  void into(ItemBuilder item) {
    item.text("kind", kind.text())
        .text("contact", contact.value())
        .text("channel", channel.name().toLowerCase(Locale.ROOT))
        .text("purpose", purpose.name().toLowerCase(Locale.ROOT))
        .text("receiver", receiver);
    position.ifPresent(found -> found.into(item));
  }

  private static String upper(Item item, String attribute) {
    return item.text(attribute).orElseThrow().toUpperCase(Locale.ROOT);
  }
}
