package io.relance.application.shop;

import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.model.Contact;
import io.relance.application.events.ContactEventKeys;
import io.relance.application.shop.PrivacyRequests.Entry;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.GivenPhone;
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

  private final ItemStore store;
  private final Contacts contacts;
  private final WaitingFacts waiting;
  private final PrivacyDuties duties;
  private final PrivacyRequests requests;
  private final InstantSource clock;

  public ProcessPrivacyRequests(
      ItemStore store,
      Contacts contacts,
      WaitingFacts waiting,
      PrivacyDuties duties,
      InstantSource clock) {
    this.store = store;
    this.waiting = waiting;
    this.contacts = contacts;
    this.duties = duties;
    this.requests = new PrivacyRequests(store);
    this.clock = clock;
  }

  void take(DataRequested request) {
    var found = contacts(request.person(), request.orderIds());
    var exports = found.stream().map(duties::export).toList();
    requests.answer(entry(request.requestId(), "data-request", found), found, exports);
  }

  void take(CustomerRedacted request) {
    var found = contacts(request.person(), request.orderIds());
    waiting.forget(contacts.addresses(details(request.person())));
    request.orderIds().forEach(order -> waiting.of(order).forEach(waiting::remove));
    duties.beginErasing(found);
    var entry = entry("redact-" + clock.instant().toEpochMilli(), "customer-redact", found);
    requests.record(entry);
    LOG.warn("The shop had {} contacts erased: privacy request {}", found.size(), entry.id());
  }

  private Entry entry(String id, String kind, List<ContactId> found) {
    return new Entry(ContactEventKeys.bounded(id), kind, clock.instant(), found.size(), found);
  }

  /**
   * The contact of the shop's customer, the one that has the email and is no customer's, and those
   * of the orders that nothing else identifies: a phone may be anybody's.
   */
  private List<ContactId> contacts(Person person, List<String> orders) {
    var byEmail =
        person
            .email()
            .flatMap(contacts::byEmail)
            .filter(contact -> contact.shopCustomerId().isEmpty());
    return Stream.concat(
            Stream.of(person.customerId().flatMap(contacts::byShopCustomer), byEmail)
                .flatMap(Optional::stream),
            orders.stream().flatMap(order -> unidentified(order).stream()))
        .map(Contact::id)
        .distinct()
        .toList();
  }

  private static ContactDetails details(Person person) {
    var phones = person.phone().map(GivenPhone::own).stream().toList();
    var details = ContactDetails.NONE.withPhones(phones);
    return person.email().map(details::withEmail).orElse(details);
  }

  /** The contact of an order, if only the order knows whose it is. */
  private Optional<Contact> unidentified(String order) {
    return store
        .get(ShopKeys.order(order))
        .flatMap(Order::read)
        .flatMap(Order::contact)
        .flatMap(contacts::find)
        .filter(contact -> contact.shopCustomerId().isEmpty() && contact.email().isEmpty());
  }
}
