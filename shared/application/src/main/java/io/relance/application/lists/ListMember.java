package io.relance.application.lists;

import io.relance.domain.store.Item;
import java.time.Instant;

/** A contact on a list. */
public record ListMember(String contact, Instant since) {
  static ListMember of(Item item) {
    return new ListMember(
        item.key().sort().substring(ListKeys.MEMBER.length()),
        Instant.parse(item.text("addedAt").orElseThrow()));
  }
}
