package io.relance.application.events;

import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Queues;
import io.relance.domain.id.ContactId;
import io.relance.domain.queue.Queue;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores events, and queues them until all matching automations were triggered. */
public final class ContactEvents {
  private static final Logger LOG = LoggerFactory.getLogger(ContactEvents.class);

  private final ItemStore store;
  private final Queue queue;

  public ContactEvents(ItemStore store, Queue queue) {
    this.store = store;
    this.queue = queue;
  }

  public Optional<ContactEvent> find(String id) {
    return store.get(ContactEventKeys.occurrence(id)).flatMap(ContactEvent::read);
  }

  /** The stored ones of these, by id. */
  Map<String, ContactEvent> find(Collection<String> ids) {
    var found = new HashMap<String, ContactEvent>();
    var keys = ids.stream().distinct().map(ContactEventKeys::occurrence).toList();
    for (int from = 0; from < keys.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var some = keys.subList(from, Math.min(keys.size(), from + ItemLimits.KEYS_IN_A_BATCH));
      store.getAll(some).values().stream()
          .flatMap(item -> ContactEvent.read(item).stream())
          .forEach(contactEvent -> found.put(contactEvent.id(), contactEvent));
    }
    return found;
  }

  /**
   * The three writes that store an event; they fail if it is stored already or its contact was
   * erased.
   */
  public static List<Write> keep(ContactEvent contactEvent) {
    var writes = new ArrayList<>(keepWithContact(contactEvent));
    writes.add(Write.check(ContactKeys.contact(contactEvent.contact()), Precondition.present()));
    return writes;
  }

  /** As {@link #keep}, in a transaction that writes or checks the contact itself: two writes. */
  static List<Write> keepWithContact(ContactEvent contactEvent) {
    var item = contactEvent.item();
    return List.of(
        Write.putNew(item),
        ContactReferences.writeEvent(contactEvent.contact(), item.key(), contactEvent.at()));
  }

  /**
   * The write that updates what a stored event is about, but not its contact; it fails once the
   * contact is erased.
   */
  public static Write refresh(ContactEvent contactEvent) {
    return Write.update(
        ContactEventKeys.occurrence(contactEvent.id()),
        new Precondition.AttributePresent("variables"),
        Edit.set("variables", contactEvent.variables()),
        Edit.set("about", Json.write(contactEvent.about())));
  }

  /**
   * The write that opens a settled event of the shop's history again; it fails when that was done.
   */
  public static Write reopen(ContactEvent contactEvent) {
    return Write.update(
        ContactEventKeys.occurrence(contactEvent.id()),
        new Precondition.AttributePresent("settledAt"),
        Edit.set("about", Json.write(TriggerRules.withoutStatus(contactEvent.about()))),
        Edit.remove("settledAt"));
  }

  /** Queues a stored event, unless it is settled already. */
  public void offer(String id) {
    find(id)
        .filter(contactEvent -> !contactEvent.settled())
        .ifPresent(contactEvent -> offer(List.of(ContactEventMessage.toAll(contactEvent.id()))));
  }

  public void offer(List<ContactEventMessage> offers) {
    queue.send(Queues.OCCURRENCES, offers.stream().map(ContactEventMessage::message).toList());
    offers.forEach(offer -> LOG.debug("Event {} is stored and queued", offer.occurrence()));
  }

  /** The write that marks an event as settled, once, for which no automation was considered. */
  public static Write settle(String id, Instant now) {
    return settle(id, List.of(), now);
  }

  /**
   * The write that marks an event as settled, once, with the automations that it could trigger; an
   * erased one does not change.
   */
  public static Write settle(String id, CandidateAutomations candidates, Instant now) {
    return settle(id, candidates.edits(), now);
  }

  private static Write settle(String id, List<Edit> more, Instant now) {
    var edits = new ArrayList<>(more);
    edits.add(Edit.set("settledAt", Instants.text(now)));
    return new Write.Update(
        ContactEventKeys.occurrence(id),
        edits,
        Precondition.all(Precondition.present(), new Precondition.AttributeAbsent("settledAt")));
  }

  /**
   * A stored event with the automations that it could trigger.
   *
   * @param candidates empty while it is not settled
   */
  public record Processed(ContactEvent event, Optional<CandidateAutomations> candidates) {}

  /**
   * The newest events of a contact, oldest first.
   *
   * @param prefixes what their ids begin with
   */
  public List<Processed> newest(ContactId contact, Collection<String> prefixes, int most) {
    var keys =
        ContactReferences.of(store, contact)
            .filter(key -> prefixes.stream().anyMatch(it -> ContactEventKeys.hasId(key, it)))
            .toList();
    var found = new ArrayList<Processed>();
    for (int from = 0; from < keys.size(); from += ItemLimits.KEYS_IN_A_BATCH) {
      var some = keys.subList(from, Math.min(keys.size(), from + ItemLimits.KEYS_IN_A_BATCH));
      for (var item : store.getAll(some).values()) {
        ContactEvent.read(item)
            .ifPresent(event -> found.add(new Processed(event, CandidateAutomations.read(item))));
      }
    }
    found.sort(Comparator.comparing(processed -> processed.event().at()));
    return found.subList(Math.max(0, found.size() - most), found.size());
  }
}
