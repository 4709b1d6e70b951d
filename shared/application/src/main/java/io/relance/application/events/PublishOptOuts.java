package io.relance.application.events;

import io.relance.application.contacts.AddressConsents;
import io.relance.application.contacts.ConsentChanged;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.store.ItemStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Publishes opt-outs to automations, once for each real change of the ledger: the caller publishes
 * immediately, and the scheduler does so after a crash.
 */
public final class PublishOptOuts implements DueAction {
  public static final String KIND = "contact-unsubscribed";

  private final ItemStore store;
  private final ContactEvents contactEvents;
  private final AddressConsents addresses;
  private final InstantSource clock;

  public PublishOptOuts(
      ItemStore store,
      ContactEvents contactEvents,
      AddressConsents addresses,
      InstantSource clock) {
    this.store = store;
    this.contactEvents = contactEvents;
    this.addresses = addresses;
    this.clock = clock;
  }

  @Override
  public DueKind kind() {
    return DueKind.OPT_OUT;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var change = ConsentChanged.optOut(subject, now);
    addresses.finish(change);
    publish(change);
    return Optional.empty();
  }

  /** Publishes a change; one that is no opt-out is ignored. */
  public void publish(ConsentChanged change) {
    if (change.state() != ConsentState.UNSUBSCRIBED) {
      return;
    }
    var contactEvent = event(change, clock.instant());
    Transactions.write(store, ContactEvents.keep(contactEvent));
    contactEvents.offer(contactEvent.id());
  }

  /** The event of an opt-out; the same one each time. */
  static ContactEvent event(ConsentChanged change, Instant now) {
    var channel = change.channel();
    var id = "unsubscribed:%s:%s:%d".formatted(change.contact(), channel, change.seq());
    return ContactEvent.of(id, KIND, change.contact(), now)
        .about(TriggerRules.about(channel, change.types()));
  }
}
