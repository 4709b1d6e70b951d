package io.relance.application.shop;

import io.relance.application.contacts.model.Activities;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.ContactEditResult;
import io.relance.application.contacts.Contacts;
import io.relance.application.persistence.Transactions;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.contact.Channel;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.ShopFact.ConsentChanged;
import io.relance.domain.shop.ShopFact.CustomerChanged;
import io.relance.domain.shop.ShopFact.CustomerDeleted;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Processes changes of customers and of their consents. */
public final class ProcessCustomers {
  private final ItemStore store;
  private final Contacts contacts;
  private final CustomerResolver customerResolver;
  private final InstantSource clock;

  public ProcessCustomers(
      ItemStore store, Contacts contacts, CustomerResolver customerResolver, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.customerResolver = customerResolver;
    this.clock = clock;
  }

  void take(CustomerChanged fact) {
    contacts.follow(fact.contact(), fact.cleared(), fact.updatedAt());
  }

  /** Only the account is deleted: the contact and its consents remain. */
  void take(CustomerDeleted fact) {
    contacts
        .byShopCustomer(fact.customerId())
        .map(contact -> contacts.unlinkShopCustomer(contact.id()))
        .ifPresent(
            contactEditResult -> {
              if (contactEditResult instanceof ContactEditResult.Kept(var contact, _)) {
                Transactions.write(store, List.of(deletion(contact)));
              }
            });
  }

  void take(ConsentChanged fact) {
    var state = state(fact);
    if (state.isPresent()) {
      contacts
          .resolve(details(fact))
          .ifPresent(
              contact ->
                  customerResolver.enter(contact, fact.channel(), state.orElseThrow(), at(fact)));
    }
  }

  private Write deletion(Contact contact) {
    return Activities.write(contact.id(), clock.instant(), "customer-deleted", Map.of());
  }

  private Instant at(ConsentChanged fact) {
    return fact.at().orElseGet(clock::instant);
  }

  /** Empty for states that neither give nor withdraw consent. */
  private static Optional<ConsentState> state(ConsentChanged fact) {
    return switch (fact.state()) {
      case SUBSCRIBED -> Optional.of(ConsentState.SUBSCRIBED);
      case UNSUBSCRIBED -> Optional.of(ConsentState.UNSUBSCRIBED);
      case NOT_SUBSCRIBED, PENDING, INVALID, REDACTED, UNKNOWN -> Optional.empty();
    };
  }

  private static ContactDetails details(ConsentChanged fact) {
    var customer =
        fact.customerId().map(ContactDetails::ofShopCustomer).orElse(ContactDetails.NONE);
    Function<String, ContactDetails> withAddress =
        fact.channel() == Channel.EMAIL ? customer::withEmail : customer::withPhone;
    return fact.address().map(withAddress).orElse(customer);
  }
}
