package io.relance.application.events;

import io.relance.application.automations.LiveAutomation;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.domain.flow.Trigger;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides which visits of a contact trigger an automation: the n-th since its activation, where its
 * trigger names one; else each, but at most ten in 24 hours. The visits that were counted are
 * stored, so that a visit that is processed twice gets the same decision.
 */
final class CountVisits {
  private static final int MOST_IN_A_DAY = 10;
  private static final Duration DAY = Duration.ofDays(1);
  private static final String COUNTED = "counted";

  private final ItemStore store;
  private final InstantSource clock;

  CountVisits(ItemStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Whether an event that matches the trigger of an automation triggers it. */
  boolean isDue(LiveAutomation live, ContactEvent event) {
    if (!(live.flow().trigger() instanceof Trigger.ByVisit visit)) {
      return true;
    }
    var key =
        ContactKeys.inContact(event.contact(), "visits#" + live.id() + "#" + live.activation());
    return OptimisticRetry.retry(
        "automation", live.id().value(), () -> tryToCount(key, visit.times(), event));
  }

  /** A visit that was counted. */
  private record Counted(String event, Instant at) {
    private static Counted parse(String text) {
      int space = text.indexOf(' ');
      return new Counted(text.substring(space + 1), Instant.parse(text.substring(0, space)));
    }

    private String text() {
      return Instants.text(at) + " " + event;
    }
  }

  private Optional<Boolean> tryToCount(ItemKey key, int times, ContactEvent event) {
    var stored = store.get(key).flatMap(item -> item.text(COUNTED));
    var counted = new ArrayList<>(counted(stored, times));
    for (int at = 0; at < counted.size(); at++) {
      if (counted.get(at).event().equals(event.id())) {
        return Optional.of(times == 0 || at == times - 1);
      }
    }
    if (counted.size() >= (times == 0 ? MOST_IN_A_DAY : times)) {
      return Optional.of(false);
    }
    counted.add(new Counted(event.id(), clock.instant()));
    return write(item(key, times, counted), stored, event)
        .map(written -> written && (times == 0 || counted.size() == times));
  }

  private List<Counted> counted(Optional<String> stored, int times) {
    var since = clock.instant().minus(DAY);
    return stored.stream()
        .flatMap(texts -> Arrays.stream(texts.split("\n", -1)))
        .map(Counted::parse)
        .filter(visit -> times > 0 || visit.at().isAfter(since))
        .toList();
  }

  private Item item(ItemKey key, int times, List<Counted> counted) {
    var item =
        ItemBuilder.at(key)
            .text(COUNTED, counted.stream().map(Counted::text).collect(Collectors.joining("\n")));
    return times == 0 ? item.expiresAt(clock.instant().plus(DAY)).build() : item.build();
  }

  /** Empty when another visit was counted meanwhile; an erased contact triggers nothing. */
  private Optional<Boolean> write(Item item, Optional<String> before, ContactEvent event) {
    var contact = ContactKeys.contact(event.contact());
    var unchanged =
        before.map(text -> Precondition.equal(COUNTED, text)).orElseGet(Precondition::absent);
    var written =
        Transactions.write(
            store,
            List.of(new Write.Put(item, unchanged), Write.check(contact, Precondition.present())));
    return written.committed() || store.get(contact).isEmpty()
        ? Optional.of(written.committed())
        : Optional.empty();
  }
}
