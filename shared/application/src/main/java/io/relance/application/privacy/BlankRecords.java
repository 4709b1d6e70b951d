package io.relance.application.privacy;

import io.relance.application.contacts.ContactReferences;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.PageRequest;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Blanks what a contact's records say of the person: orders, checkouts, occurrences stay, so that
 * no fact counts twice, but say nothing personal any more.
 */
final class BlankRecords {
  /** Tracking numbers and addresses lead to the person too. */
  private static final Set<String> PERSONAL =
      Set.of(
          "variables",
          "buyer",
          "text",
          "number",
          "url",
          "company",
          "tracking",
          "answer",
          "visitorOf");

  /** Says that what is missing is missing for good. */
  private static final Edit ERASED = Edit.set("erased", 1);

  private final ItemStore store;

  BlankRecords(ItemStore store) {
    this.store = store;
  }

  /**
   * Blanks a hundred records.
   *
   * @param from where the last call ended; empty for the first records
   * @return where the next call continues; empty when there are no more
   */
  Optional<String> blank(ContactId contact, String from) {
    var page = new PageRequest(ItemLimits.KEYS_IN_A_BATCH, cursor(from));
    var some = ContactReferences.page(store, contact, page);
    if (!some.items().isEmpty()) {
      blank(some.items());
    }
    return some.next();
  }

  private static Optional<String> cursor(String from) {
    return Optional.of(from).filter(it -> !it.isEmpty());
  }

  private void blank(List<ItemKey> keys) {
    var writes = new ArrayList<Write>();
    for (var item : store.getAll(keys).values()) {
      var edits = edits(item);
      if (!edits.isEmpty()) {
        writes.add(new Write.Update(item.key(), edits, Precondition.present()));
      }
    }
    if (!writes.isEmpty() && !Transactions.write(store, writes).committed()) {
      blank(keys);
    }
  }

  private static List<Edit> edits(Item item) {
    var edits =
        new ArrayList<>(
            item.attributes().keySet().stream()
                .filter(PERSONAL::contains)
                .map(Edit::remove)
                .toList());
    var receives = item.attribute("receiver").isPresent() && item.number("erased") == 0;
    if (!edits.isEmpty() || receives) {
      edits.add(ERASED);
    }
    return edits;
  }
}
