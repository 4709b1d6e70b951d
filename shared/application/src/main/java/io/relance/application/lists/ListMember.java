package io.relance.application.lists;

import io.relance.domain.id.ContactId;
import io.relance.domain.store.Item;
import java.time.Instant;

/** A contact on a list. */
public record ListMember(ContactId contact, Instant since) {
  static ListMember of(Item item) {
    return new ListMember(
        new ContactId(item.key().sort().substring(ListKeys.MEMBER.length())),
        item.instant("addedAt").orElseThrow());
  }
}
