package io.relance.application.lists;

import io.relance.domain.store.Item;
import java.time.Instant;

/** A contact on a list. */
public record Member(String contact, Instant since) {
  static Member of(Item item) {
    return new Member(
        item.key().sort().substring(ListKeys.MEMBER.length()),
        Instant.parse(item.text("addedAt").orElseThrow()));
  }
}
