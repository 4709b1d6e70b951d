package io.relance.application.shop;

import io.relance.application.contacts.ConsentLedger;
import io.relance.application.contacts.ConsentStatement;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.Contacts;
import io.relance.application.events.PublishOptOuts;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.consent.ConsentState;
import io.relance.domain.consent.Purpose;
import io.relance.domain.contact.Channel;
import io.relance.domain.id.ContactId;
import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.MarketingOptIns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds or creates the contact of a shop event, and records the consents of that person. */
public final class CustomerResolver {
  private static final String SOURCE = "shopify";

  private final Contacts contacts;
  private final ConsentLedger ledger;
  private final PublishOptOuts publishOptOuts;
  private final InstantSource clock;

  public CustomerResolver(
      Contacts contacts, ConsentLedger ledger, PublishOptOuts publishOptOuts, InstantSource clock) {
    this.contacts = contacts;
    this.ledger = ledger;
    this.publishOptOuts = publishOptOuts;
    this.clock = clock;
  }

  /** The contact of an order, also when there is only the phone of an address. */
  Optional<ContactId> findFor(String order, ContactDetails details) {
    return contacts.resolve(details, order).map(Contact::id);
  }

  /** As {@link #findFor(String, ContactDetails)}, with the boxes ticked at that instant. */
  Optional<ContactId> findFor(
      String order, ContactDetails details, MarketingOptIns ticked, Instant at) {
    var contact = contacts.resolve(reachable(details, ticked), order);
    contact.ifPresent(found -> subscribe(found, ticked, at));
    return contact.map(Contact::id);
  }

  /** Adds the phone or email of an order to the person it is of, if its contact lacks one. */
  void fillIn(ContactId contact, String order, ContactDetails details) {
    var lacking =
        contacts
            .find(contact)
            .filter(
                found ->
                    (found.phone().isEmpty() && !details.phones().isEmpty())
                        || (found.email().isEmpty() && details.email().isPresent()));
    if (lacking.isPresent()) {
      contacts.resolve(details, order);
    }
  }

  /** The contact of a checkout, with the boxes ticked at that instant. */
  Optional<ContactId> find(ContactDetails details, MarketingOptIns ticked, Instant at) {
    var contact = contacts.resolve(reachable(details, ticked));
    contact.ifPresent(found -> subscribe(found, ticked, at));
    return contact.map(Contact::id);
  }

  private void subscribe(Contact contact, MarketingOptIns ticked, Instant at) {
    if (ticked.emails()) {
      subscribe(contact, Channel.EMAIL, at);
    }
    if (ticked.texts() && isFor(contact, ticked)) {
      subscribe(contact, Channel.SMS, at);
    }
  }

  /** Records a person's marketing consent on a channel as the shop stores it. */
  void enter(Contact contact, Channel channel, ConsentState state, Instant at) {
    if (state == ConsentState.SUBSCRIBED) {
      subscribe(contact, channel, at);
      return;
    }
    var said = said(channel, state, at).by("shop-consent:" + channel + ":" + at);
    ledger.enter(contact.id(), said).toTell().ifPresent(publishOptOuts::publish);
  }

  private void subscribe(Contact contact, Channel channel, Instant at) {
    ledger.recordCheckoutOptIn(contact.id(), said(channel, ConsentState.SUBSCRIBED, at));
  }

  /** A shop's clock that is ahead must not override a later STOP. */
  private ConsentStatement said(Channel channel, ConsentState state, Instant at) {
    var now = clock.instant();
    var said = at.isBefore(now) ? at : now;
    return ConsentStatement.of(new ConsentEntry(channel, Purpose.MARKETING, state, SOURCE, said));
  }

  private static ContactDetails reachable(ContactDetails details, MarketingOptIns ticked) {
    return ticked.textsTo().filter(_ -> ticked.texts()).map(details::withPhone).orElse(details);
  }

  /** The box was ticked for one number, which may not be the one that we know. */
  private boolean isFor(Contact contact, MarketingOptIns ticked) {
    return ticked.textsTo().map(number -> contacts.hasPhone(contact, number)).orElse(true);
  }
}
