package io.relance.application.contacts;

import io.relance.application.contacts.ResolveContact.ByShop;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.ContactField;
import io.relance.application.contacts.model.ContactPhone;
import io.relance.application.contacts.model.Identities;
import io.relance.application.contacts.model.IdentityKind;
import io.relance.application.contacts.model.Profile;
import io.relance.application.contacts.model.ShopSaid;
import io.relance.domain.shop.CustomerField;
import java.util.Optional;
import java.util.Set;

/**
 * The parsed data of an event, and how it changes a contact.
 *
 * @param fromCustomer the fields whose values the shop stores for its customer
 * @param byShop present when the shop reports about its own customer
 */
record StatedContact(
    Identities identities,
    Profile profile,
    Set<CustomerField> fromCustomer,
    Optional<ByShop> byShop) {

  /**
   * The contact after the event.
   *
   * @param owned the identities that belong to other contacts
   */
  Contact applied(Contact before, Set<IdentityKind> owned) {
    var after = follows(before) ? follow(before, owned) : dated(before, fill(before, owned));
    return located(after).with(sources(before, after));
  }

  /** Whether the shop speaks of its own customer, and last. */
  private boolean follows(Contact before) {
    var latest = before.shopSaid().at();
    return before.shopCustomerId().isPresent()
        && before.shopCustomerId().equals(identities.shopCustomerId())
        && byShop
            .filter(it -> latest.filter(known -> known.isAfter(it.at())).isEmpty())
            .isPresent();
  }

  /** A contact that becomes the shop's customer is as the shop says as of then. */
  private Contact dated(Contact before, Contact after) {
    return byShop
        .filter(_ -> after.shopCustomerId().equals(identities.shopCustomerId()))
        .filter(it -> before.shopSaid().at().filter(it.at()::isBefore).isEmpty())
        .map(it -> after.with(after.shopSaid().at(it.at())))
        .orElse(after);
  }

  private Contact follow(Contact contact, Set<IdentityKind> owned) {
    var before = cleared(contact);
    var after = before.identities().replacedBy(identities, owned);
    var filled = profile.withCountryOf(before.profile()).filledFrom(before.profile());
    return before.with(after, filled).with(before.shopSaid().at(byShop.orElseThrow().at()));
  }

  private Contact fill(Contact before, Set<IdentityKind> owned) {
    var after = before.identities().filledFrom(identities, owned);
    return before.with(after, before.profile().filledFrom(profile).withCountryOf(before.profile()));
  }

  /** Without the values that the shop gave and its customer has no longer. */
  private Contact cleared(Contact contact) {
    var after = contact;
    for (var field : byShop.orElseThrow().cleared()) {
      if (contact.shopSaid().fields().contains(field)) {
        after = without(after, field);
      }
    }
    return after;
  }

  private static Contact without(Contact contact, CustomerField field) {
    var had = contact.identities();
    var profile = contact.profile();
    Optional<String> none = Optional.empty();
    var rest =
        switch (field) {
          case PHONE ->
              contact.with(
                  new Identities(had.shopCustomerId(), Optional.empty(), had.email()), profile);
          case EMAIL ->
              contact.with(new Identities(had.shopCustomerId(), had.phone(), none), profile);
          case FIRST_NAME -> contact.with(had, profile.withoutFirstName());
          case LAST_NAME -> contact.with(had, profile.withoutLastName());
        };
    return rest.with(contact.shopSaid().without(field));
  }

  /** A phone's prefix is better evidence of a person's country than a shipping address. */
  private Contact located(Contact contact) {
    return contact.country().isPresent()
        ? contact
        : contact.with(contact.identities(), contact.profile().withCountryOf(profile));
  }

  /** What the shop is now the source of: what it stores, and the contact has. */
  private ShopSaid sources(Contact before, Contact after) {
    var said = after.shopSaid();
    for (var field : CustomerField.values()) {
      var kind = ContactField.valueOf(field.name());
      var value = after.field(kind);
      var isFromShop =
          fromCustomer.contains(field) && value.isPresent() && value.equals(stated(kind));
      if (isFromShop) {
        said = said.with(field);
      } else if (!value.equals(before.field(kind))) {
        said = said.without(field);
      }
    }
    return said;
  }

  private Optional<String> stated(ContactField field) {
    return switch (field) {
      case PHONE -> identities.phone().map(ContactPhone::number);
      case EMAIL -> identities.email();
      case FIRST_NAME -> profile.firstName();
      case LAST_NAME -> profile.lastName();
      case SHOP_CUSTOMER_ID, TIME_ZONE, LOCALE, COUNTRY -> Optional.empty();
    };
  }
}
