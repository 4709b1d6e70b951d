package io.relance.application.events;

import io.relance.application.admin.AuditScope;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Enrolls one contact in one live automation on request of another program. */
public final class EnrollOnRequest {
  private static final String KIND = "api";
  private static final int MOST_CHARACTERS = 64 * 1024;

  private final ItemStore store;
  private final PublishedFlows flows;
  private final ContactEvents contactEvents;
  private final InstantSource clock;

  public EnrollOnRequest(
      ItemStore store, PublishedFlows flows, ContactEvents contactEvents, InstantSource clock) {
    this.store = store;
    this.flows = flows;
    this.contactEvents = contactEvents;
    this.clock = clock;
  }

  /**
   * An enrollment request.
   *
   * @param properties the properties that texts may use as {@code entry}: plain JSON values
   * @param idempotencyKey requests with the same key are processed once
   */
  public record Request(
      AutomationId automation,
      ContactId contact,
      Map<String, Object> properties,
      Optional<String> idempotencyKey) {}

  /** The result of a request. */
  public sealed interface Requested {
    /** The contact enters soon, unless the automation's re-entry policy refuses it. */
    record Accepted(String occurrence) implements Requested {}

    record NotLive() implements Requested {}

    /** The properties are more than one enrollment may carry. */
    record TooLarge() implements Requested {}
  }

  public Requested request(Request request) {
    var live = flows.liveById(request.automation());
    if (live.isEmpty()) {
      return new Requested.NotLive();
    }
    var id =
        ContactEventKeys.REQUEST
            + request.idempotencyKey().map(key -> key(request, key)).orElseGet(Ids::random);
    var contactEvent =
        ContactEvent.of(id, KIND, request.contact(), clock.instant())
            .with(Map.of("entry", request.properties()))
            .about(Map.of("automation", request.automation().value()));
    if (contactEvent.variables().length() > MOST_CHARACTERS) {
      return new Requested.TooLarge();
    }
    var writes = new ArrayList<>(ContactEvents.keep(contactEvent));
    writes.addAll(
        AuditScope.entry("automation.enroll", request.automation().value(), clock.instant()));
    Transactions.write(store, writes);
    contactEvents.offer(List.of(new ContactEventMessage(id, live.map(LiveReference::of))));
    return new Requested.Accepted(id);
  }

  private static String key(Request request, String key) {
    return Ids.hash(request.automation().value(), request.contact().value(), key);
  }
}
