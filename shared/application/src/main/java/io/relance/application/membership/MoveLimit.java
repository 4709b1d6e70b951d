package io.relance.application.membership;

import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.SegmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often a contact that enters a segment, or leaves it, may trigger in a day: automations that
 * move the contact in a circle end then. Contacts still enter and leave.
 */
final class MoveLimit {
  private static final int MOST = 3;
  private static final Duration PERIOD = Duration.ofDays(1);
  private static final String ENTERED = "entered";
  private static final String LEFT = "left";

  private final ItemKey key;
  private final Optional<Item> item;
  private final Instant now;

  private MoveLimit(ItemKey key, Optional<Item> item, Instant now) {
    this.key = key;
    this.item = item;
    this.now = now;
  }

  static MoveLimit of(ItemStore store, SegmentId segment, ContactId contact, Instant now) {
    var key = ContactKeys.inContact(contact, "segment-moves#" + segment);
    return new MoveLimit(key, store.get(key), now);
  }

  /** Whether one more move in a direction may trigger. */
  boolean permits(boolean enters) {
    return recent(enters).size() < MOST;
  }

  private List<Instant> recent(boolean enters) {
    return item.flatMap(it -> it.text(enters ? ENTERED : LEFT)).stream()
        .flatMap(texts -> Arrays.stream(texts.split(" ", -1)))
        .filter(text -> !text.isEmpty())
        .map(Instant::parse)
        .filter(at -> at.plus(PERIOD).isAfter(now))
        .toList();
  }

  /** The write that counts a move which triggers. */
  Write counting(boolean enters) {
    return Write.put(
        ItemBuilder.at(key)
            .text(ENTERED, texts(recent(true), enters))
            .text(LEFT, texts(recent(false), !enters))
            .number(Item.EXPIRES_AT, now.plus(PERIOD).getEpochSecond() + 1)
            .build());
  }

  private String texts(List<Instant> moves, boolean more) {
    return Stream.concat(moves.stream(), more ? Stream.of(now) : Stream.empty())
        .map(Instants::text)
        .collect(Collectors.joining(" "));
  }
}
