package io.relance.application.events;

import io.relance.application.contacts.Contacts;
import io.relance.application.events.EventContacts.Found;
import io.relance.application.events.ReportedEvents.Reported;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Records events that other systems report about contacts: those with the same id once. Criteria
 * count them as soon as they are recorded.
 */
public final class RecordEvents {
  private final ItemStore store;
  private final Contacts contacts;
  private final RecordedEventNames names;
  private final InstantSource clock;

  public RecordEvents(
      ItemStore store, Contacts contacts, RecordedEventNames names, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.names = names;
    this.clock = clock;
  }

  /**
   * An event that is not recorded.
   *
   * @param index its place among those given
   * @param reason what must be
   */
  public record Rejected(int index, String reason) {}

  /**
   * The outcome.
   *
   * @param accepted the number of events that are recorded, now or before
   */
  public record Recorded(int accepted, List<Rejected> rejected) {
    public Recorded {
      rejected = List.copyOf(rejected);
    }
  }

  /** Records the events that have nothing wrong with them; the others do nothing. */
  public Recorded record(List<NewEvent> events) {
    var now = clock.instant();
    var known = names.all();
    var faults = new EventFaults(now, known);
    var lookup = EventContacts.of(contacts, events);
    var rejected = new ArrayList<Rejected>();
    var reported = new ArrayList<Reported>();
    for (int at = 0; at < events.size(); at++) {
      var event = events.get(at);
      var found = faults.of(event).<Found>map(Found.Unclear::new);
      switch (found.orElseGet(() -> lookup.find(event.contact()))) {
        case Found.One(var contact) -> reported.add(new Reported(at, event, contact));
        case Found.Unclear(var reason) -> rejected.add(new Rejected(at, reason));
      }
    }
    for (var erased : new ReportedEvents(store, known, now).store(reported)) {
      rejected.add(new Rejected(erased.index(), "the contact must exist"));
    }
    rejected.sort(Comparator.comparingInt(Rejected::index));
    return new Recorded(events.size() - rejected.size(), rejected);
  }
}
