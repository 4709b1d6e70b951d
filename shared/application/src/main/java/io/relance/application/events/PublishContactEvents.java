package io.relance.application.events;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.ConsentChanged;
import io.relance.application.contacts.ContactChange;
import io.relance.application.contacts.ContactChanges;
import io.relance.application.contacts.FollowingWrites;
import io.relance.application.lists.Joinings;
import io.relance.application.persistence.Ids;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.application.tables.RowChanges;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.flow.Trigger;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes that contacts are created, change, subscribe and join lists, and that their rows are
 * added and change. An event is stored in the transaction of the change, with an entry in the
 * schedule that queues it if a crash prevented that; only where an automation with such a trigger
 * is live.
 */
public final class PublishContactEvents implements ContactChanges, Joinings, RowChanges, DueAction {
  private static final Logger LOG = LoggerFactory.getLogger(PublishContactEvents.class);

  /** By then an event was queued after its transaction, or never will be. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ContactEvents contactEvents;
  private final PublishedFlows flows;
  private final Schedule schedule;
  private final InstantSource clock;

  public PublishContactEvents(
      ContactEvents contactEvents, PublishedFlows flows, Schedule schedule, InstantSource clock) {
    this.contactEvents = contactEvents;
    this.flows = flows;
    this.schedule = schedule;
    this.clock = clock;
  }

  @Override
  public DueKind kind() {
    return DueKind.CONTACT_EVENT;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    contactEvents.offer(subject);
    return Optional.empty();
  }

  @Override
  public List<FollowingWrites> following(List<ContactChange> changes) {
    var now = clock.instant();
    var live = new HashMap<String, Boolean>();
    return changes.stream()
        .map(
            change ->
                following(
                    of(change, now)
                        .filter(event -> live.computeIfAbsent(event.kind(), flows::isLive))
                        .toList(),
                    now))
        .toList();
  }

  private static Stream<ContactEvent> of(ContactChange change, Instant now) {
    return Stream.concat(
        ofData(change, now).stream(),
        change.consents().stream().flatMap(it -> ofConsent(change, it, now).stream()));
  }

  private static Optional<ContactEvent> ofData(ContactChange change, Instant now) {
    var contact = change.contact();
    if (change.source().isPresent()) {
      var about = TriggerRules.about(change.source().orElseThrow());
      return Optional.of(
          ContactEvent.of(
                  ContactEventKeys.CREATED + contact, Trigger.ContactCreated.KIND, contact, now)
              .about(about));
    }
    var properties = change.properties();
    var id = ContactEventKeys.UPDATED + contact + ":" + change.after().version();
    return properties.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ContactEvent.of(id, Trigger.ContactUpdated.KIND, contact, now)
                .about(
                    change
                        .by()
                        .map(by -> TriggerRules.aboutProperties(properties, by))
                        .orElseGet(() -> TriggerRules.aboutProperties(properties))));
  }

  /** Opt-outs of contacts that exist are published by {@link PublishOptOuts}. */
  private static Optional<ContactEvent> ofConsent(
      ContactChange change, ConsentChanged consent, Instant now) {
    if (consent.state() == ConsentState.SUBSCRIBED) {
      var id =
          ContactEventKeys.SUBSCRIBED
              + change.contact()
              + ":"
              + consent.channel()
              + ":"
              + consent.seq();
      return Optional.of(
          ContactEvent.of(id, Trigger.ContactSubscribed.KIND, change.contact(), now)
              .about(TriggerRules.about(consent.channel(), consent.types())));
    }
    return change.source().isPresent() && !consent.restored()
        ? Optional.of(PublishOptOuts.event(consent, now))
        : Optional.empty();
  }

  @Override
  public Optional<Following> following(Joining joining) {
    var triggers =
        flows.live(Trigger.ListJoined.KIND).stream()
            .filter(live -> !joining.by().equals(Optional.of(live.id())))
            .anyMatch(live -> TriggerRules.isOf(live.flow().trigger(), joining.key()));
    return triggers ? Optional.of(contacts -> following(joining, contacts)) : Optional.empty();
  }

  private FollowingWrites following(Joining joining, List<ContactId> contacts) {
    var now = clock.instant();
    return following(contacts.stream().map(it -> ofJoining(joining, it, now)).toList(), now);
  }

  /** A contact may join a list again; the membership, which is written once, makes it one event. */
  private static ContactEvent ofJoining(Joining joining, ContactId contact, Instant now) {
    var id = ContactEventKeys.JOINED + contact + ":" + Ids.random();
    return ContactEvent.of(id, Trigger.ListJoined.KIND, contact, now)
        .about(TriggerRules.about(joining));
  }

  /**
   * A row may change again; its values, which are compared when it is written, make it one event.
   */
  @Override
  public FollowingWrites following(RowChanges.Changed changed) {
    var now = clock.instant();
    var id = ContactEventKeys.ROW + changed.contact() + ":" + Ids.random();
    var event =
        ContactEvent.of(id, Trigger.TableRow.KIND, changed.contact(), now)
            .about(TriggerRules.about(changed));
    var triggers =
        flows.live(Trigger.TableRow.KIND).stream()
            .anyMatch(live -> TriggerRules.matches(live.flow().trigger(), event));
    return triggers ? following(List.of(event), now) : FollowingWrites.NONE;
  }

  /** What follows when a contact enters or leaves a segment; nothing without such a trigger. */
  public FollowingWrites following(SegmentMove move) {
    var kind = move.entered() ? Trigger.SegmentEntered.KIND : Trigger.SegmentLeft.KIND;
    var prefix = move.entered() ? ContactEventKeys.ENTERED : ContactEventKeys.LEFT;
    var now = clock.instant();
    var event =
        ContactEvent.of(prefix + move.contact() + ":" + Ids.random(), kind, move.contact(), now)
            .about(TriggerRules.about(move.segment()));
    var triggers =
        flows.live(kind).stream()
            .anyMatch(live -> TriggerRules.matches(live.flow().trigger(), event));
    return triggers ? following(List.of(event), now) : FollowingWrites.NONE;
  }

  /**
   * What follows when a contact looks at a page; nothing without a trigger that it matches.
   *
   * @param name the unique name of the visit
   */
  public FollowingWrites following(VisitedPage page, ContactId contact, String name, Instant at) {
    var event = ContactEvent.of(page.prefix() + name, page.kind(), contact, at).about(page.about());
    var triggers =
        flows.live(page.kind()).stream()
            .anyMatch(live -> TriggerRules.matches(live.flow().trigger(), event));
    return triggers ? following(List.of(event), clock.instant()) : FollowingWrites.NONE;
  }

  private FollowingWrites following(List<ContactEvent> events, Instant now) {
    if (events.isEmpty()) {
      return FollowingWrites.NONE;
    }
    var writes = new ArrayList<Write>();
    for (var event : events) {
      var entry = schedule.entry(DueKind.CONTACT_EVENT, event.id(), now.plus(PATIENCE));
      writes.addAll(ContactEvents.keepWithContact(event));
      writes.add(schedule.put(entry));
    }
    return new FollowingWrites(writes, () -> offer(events));
  }

  /** The change is committed, so that a failure must not be reported; the schedule queues again. */
  private void offer(List<ContactEvent> events) {
    try {
      contactEvents.offer(
          events.stream().map(event -> ContactEventMessage.toAll(event.id())).toList());
    } catch (TransientFailure failure) {
      LOG.warn("{} events are queued a minute later", events.size(), failure);
    }
  }
}
