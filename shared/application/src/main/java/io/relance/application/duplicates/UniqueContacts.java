package io.relance.application.duplicates;

import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contacts that came through an element one by one, each the only one with its phone number or
 * mailbox while it is in the automation.
 *
 * <p>An item for each phone number or mailbox names the enrollment that holds it. It is written
 * under the condition that it is as it was read, and passes to another contact once that enrollment
 * has ended.
 */
final class UniqueContacts {
  /** So many groups are decided in one transaction. */
  static final int GROUPS = 50;

  /** Longer than any enrollment lasts. */
  private static final Duration KEPT = Duration.ofDays(400);

  private static final String ENROLLMENT = "enrollment";
  private static final String CONTACT = "contact";

  private final ItemStore store;
  private final InstantSource clock;

  UniqueContacts(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The item of a phone number or mailbox.
   *
   * @param hash of the phone number or mailbox
   */
  static ItemKey key(Wave wave, ElementId element, String hash) {
    return new ItemKey(Tables.WALKS, "unique#" + wave.automation() + "#" + hash, element.value());
  }

  /**
   * The duplicates among members.
   *
   * @param groups the members that share something, by its item; at most {@link #GROUPS}
   */
  List<Member> duplicates(Map<ItemKey, List<Member>> groups) {
    return OptimisticRetry.retry("unique contacts", "", () -> tryToFind(groups));
  }

  private Optional<List<Member>> tryToFind(Map<ItemKey, List<Member>> groups) {
    var items = store.getAll(groups.keySet());
    var enrollments =
        store.getAll(items.values().stream().map(UniqueContacts::enrollment).distinct().toList());
    var writes = new ArrayList<Write>();
    var duplicates = new ArrayList<Member>();
    groups.forEach(
        (key, members) -> {
          var item = Optional.ofNullable(items.get(key));
          var holder = item.filter(it -> holds(it, enrollments)).map(UniqueContacts::contact);
          if (holder.isEmpty()) {
            writes.add(take(key, item, members.getFirst()));
          }
          var kept = holder.orElseGet(() -> members.getFirst().contact());
          members.stream().filter(it -> !it.contact().equals(kept)).forEach(duplicates::add);
        });
    return writes.isEmpty() || Transactions.write(store, writes).committed()
        ? Optional.of(duplicates)
        : Optional.empty();
  }

  private static boolean holds(Item item, Map<ItemKey, Item> enrollments) {
    var enrollment = enrollments.get(enrollment(item));
    return enrollment != null && enrollment.attribute("endedAt").isEmpty();
  }

  private Write take(ItemKey key, Optional<Item> before, Member member) {
    var item =
        ItemBuilder.at(key)
            .text(ENROLLMENT, member.enrollment().value())
            .text(CONTACT, member.contact().value())
            .expiresAt(clock.instant().plus(KEPT))
            .build();
    var unchanged =
        before
            .map(it -> Precondition.equal(ENROLLMENT, it.text(ENROLLMENT).orElseThrow()))
            .orElseGet(Precondition::absent);
    return new Write.Put(item, unchanged);
  }

  private static ItemKey enrollment(Item item) {
    return EnrollmentKeys.enrollment(new EnrollmentId(item.text(ENROLLMENT).orElseThrow()));
  }

  private static ContactId contact(Item item) {
    return new ContactId(item.text(CONTACT).orElseThrow());
  }
}
