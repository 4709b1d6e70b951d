package io.relance.application.shop;

import io.relance.application.contacts.Activities;
import io.relance.application.contacts.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.contacts.Edited;
import io.relance.application.store.Transactions;
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

/** Takes what the shop tells of its customers and of what they agree to. */
final class TakeCustomers {
  private final ItemStore store;
  private final Contacts contacts;
  private final Buyers buyers;
  private final InstantSource clock;

  TakeCustomers(ItemStore store, Contacts contacts, Buyers buyers, InstantSource clock) {
    this.store = store;
    this.contacts = contacts;
    this.buyers = buyers;
    this.clock = clock;
  }

  void take(CustomerChanged fact) {
    contacts.follow(fact.contact(), fact.updatedAt());
  }

  /** The account is gone, and not the person: who may still be written to stays a contact. */
  void take(CustomerDeleted fact) {
    contacts
        .byShopCustomer(fact.customerId())
        .map(contact -> contacts.unlinkShopCustomer(contact.id()))
        .ifPresent(
            edited -> {
              if (edited instanceof Edited.Kept(var contact, _)) {
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
              contact -> buyers.enter(contact, fact.channel(), state.orElseThrow(), at(fact)));
    }
  }

  private Write deletion(Contact contact) {
    return Activities.write(contact.id(), clock.instant(), "customer-deleted", Map.of());
  }

  private Instant at(ConsentChanged fact) {
    return fact.at().orElseGet(clock::instant);
  }

  /** What is neither a yes nor a no changes nothing. */
  private static Optional<ConsentState> state(ConsentChanged fact) {
    return switch (fact.state()) {
      case SUBSCRIBED -> Optional.of(ConsentState.SUBSCRIBED);
      case UNSUBSCRIBED -> Optional.of(ConsentState.UNSUBSCRIBED);
      case NOT_SUBSCRIBED, PENDING, INVALID, REDACTED, UNKNOWN -> Optional.empty();
    };
  }

  private static ContactDetails details(ConsentChanged fact) {
    var isEmail = fact.channel() == Channel.EMAIL;
    return new ContactDetails(
        fact.customerId(),
        fact.address().filter(_ -> !isEmail),
        fact.address().filter(_ -> isEmail),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
