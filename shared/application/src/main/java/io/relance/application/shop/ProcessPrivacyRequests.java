package io.relance.application.shop;

import io.relance.application.contacts.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.shop.PrivacyRequests.Entry;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.ShopFact.CustomerRedacted;
import io.relance.domain.shop.ShopFact.DataRequested;
import io.relance.domain.shop.ShopFact.Person;
import io.relance.domain.store.ItemStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes privacy requests of the shop: data access and erasure. */
public final class ProcessPrivacyRequests {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessPrivacyRequests.class);

  private final Contacts contacts;
  private final WaitingShipments waiting;
  private final PrivacyDuties duties;
  private final PrivacyRequests requests;
  private final InstantSource clock;

  public ProcessPrivacyRequests(
      ItemStore store,
      Contacts contacts,
      WaitingShipments waiting,
      PrivacyDuties duties,
      InstantSource clock) {
    this.waiting = waiting;
    this.contacts = contacts;
    this.duties = duties;
    this.requests = new PrivacyRequests(store);
    this.clock = clock;
  }

  void take(DataRequested request) {
    var found = contacts(request.person());
    var exports = found.stream().map(duties::export).toList();
    requests.answer(entry(request.requestId(), "data-request", found), found, exports);
  }

  void take(CustomerRedacted request) {
    var found = contacts(request.person());
    waiting.forget(contacts.addresses(details(request.person())));
    request.orderIds().forEach(order -> waiting.of(order).forEach(waiting::remove));
    duties.erase(found);
    var entry = entry("redact-" + clock.instant().toEpochMilli(), "customer-redact", found);
    requests.record(entry);
    LOG.warn("The shop had {} contacts erased: privacy request {}", found.size(), entry.id());
  }

  private Entry entry(String id, String kind, List<ContactId> found) {
    return new Entry(ContactEventKeys.bounded(id), kind, clock.instant(), found.size(), found);
  }

  /** All contacts that one of the person's identities finds: a person may be known as several. */
  private List<ContactId> contacts(Person person) {
    return Stream.of(
            person.customerId().flatMap(contacts::byShopCustomer),
            person.phone().flatMap(contacts::byPhone),
            person.email().flatMap(contacts::byEmail))
        .flatMap(Optional::stream)
        .map(Contact::id)
        .distinct()
        .toList();
  }

  private static ContactDetails details(Person person) {
    return new ContactDetails(
        person.customerId(),
        person.phone(),
        person.email(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
