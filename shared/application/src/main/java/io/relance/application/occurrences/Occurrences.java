package io.relance.application.occurrences;

import io.relance.application.contacts.ContactKeys;
import io.relance.application.contacts.ContactReferences;
import io.relance.application.store.Instants;
import io.relance.application.store.Queues;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps occurrences, and offers them to automations until all that they trigger were told. */
public final class Occurrences {
  private final ItemStore store;
  private final Queue queue;

  public Occurrences(ItemStore store, Queue queue) {
    this.store = store;
    this.queue = queue;
  }

  public Optional<Occurrence> find(String id) {
    return store.get(OccurrenceKeys.occurrence(id)).flatMap(Occurrence::read);
  }

  /** Those that are kept among these, by their ids. */
  Map<String, Occurrence> find(Collection<String> ids) {
    var found = new HashMap<String, Occurrence>();
    var keys = ids.stream().distinct().map(OccurrenceKeys::occurrence).toList();
    for (int from = 0; from < keys.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var some = keys.subList(from, Math.min(keys.size(), from + ItemLimits.KEYS_IN_A_BATCH));
      store.getAll(some).values().stream()
          .flatMap(item -> Occurrence.read(item).stream())
          .forEach(occurrence -> found.put(occurrence.id(), occurrence));
    }
    return found;
  }

  /**
   * The writes that keep an occurrence: three, refused when it is kept already or its contact is no
   * more.
   */
  public static List<Write> keep(Occurrence occurrence) {
    var item = occurrence.item();
    return List.of(
        Write.putNew(item),
        ContactReferences.write(occurrence.contact(), item.key()),
        Write.check(ContactKeys.contact(occurrence.contact()), Precondition.present()));
  }

  /** The write that gives a kept occurrence what texts may use now; its contact stays. */
  public static Write refresh(Occurrence occurrence) {
    return Write.update(
        OccurrenceKeys.occurrence(occurrence.id()),
        Precondition.present(),
        Edit.set("variables", occurrence.variables()));
  }

  /** Offers an occurrence that is kept, unless all that it triggers were told before. */
  public void offer(String id) {
    find(id)
        .filter(occurrence -> !occurrence.settled())
        .ifPresent(occurrence -> offer(List.of(Offer.toAll(occurrence.id()))));
  }

  public void offer(List<Offer> offers) {
    queue.send(Queues.OCCURRENCES, offers.stream().map(Offer::message).toList());
  }

  /**
   * The write that says, once, that an occurrence triggers nothing more; an erased one stays so.
   */
  public static Write settle(String id, Instant now) {
    return Write.update(
        OccurrenceKeys.occurrence(id),
        Precondition.all(Precondition.present(), new Precondition.AttributeAbsent("settledAt")),
        Edit.set("settledAt", Instants.text(now)));
  }
}
