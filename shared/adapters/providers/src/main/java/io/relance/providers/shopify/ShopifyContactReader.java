package io.relance.providers.shopify;

import io.relance.domain.shop.ContactDetails;
import io.relance.domain.shop.CustomerField;
import io.relance.domain.shop.GivenPhone;
import io.relance.domain.shop.PersonName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the contact details in a payload.
 *
 * <p>The phones, in the order of preference: the payload's own, the customer's, then those of the
 * shipping, the billing and the default address, each with the country of its address. An address
 * that names another person is left out: it is that of a receiver.
 */
final class ShopifyContactReader {
  private ShopifyContactReader() {}

  /** The buyer of an order or a checkout. */
  static ContactDetails buyer(Payload payload) throws MalformedField {
    var customer = payload.object("customer");
    var shipping = payload.object("shipping_address");
    var billing = payload.object("billing_address");
    var standard = customer.object("default_address");
    var names = List.of(name(customer), name(billing));
    var addresses = new ArrayList<Payload>();
    if (isOfOneOf(shipping, names)) {
      addresses.add(shipping);
    }
    addresses.add(billing);
    if (isOfOneOf(standard, names)) {
      addresses.add(standard);
    }
    var email = payload.firstText("email", "contact_email");
    var country = country(addresses);
    return new ContactDetails(
        customer.id("id"),
        phones(List.of(payload, customer), addresses, country),
        email.isPresent() ? email : customer.text("email"),
        name(customer, addresses),
        payload.text("customer_locale"),
        country,
        Optional.empty(),
        stored(customer, payload));
  }

  static ContactDetails customer(Payload customer) throws MalformedField {
    var standard = customer.object("default_address");
    var addresses = new ArrayList<Payload>();
    if (isOfOneOf(standard, List.of(name(customer)))) {
      addresses.add(standard);
    }
    var country = country(addresses);
    return new ContactDetails(
        Optional.of(customer.requiredId("id")),
        phones(List.of(customer), addresses, country),
        customer.text("email"),
        name(customer, addresses),
        Optional.empty(),
        country,
        Optional.empty(),
        stored(customer, customer));
  }

  /** The fields of a customer that are there, and empty. */
  static Set<CustomerField> cleared(Payload customer) throws MalformedField {
    var cleared = EnumSet.noneOf(CustomerField.class);
    for (var field : CustomerField.values()) {
      if (customer.hasField(word(field)) && customer.text(word(field)).isEmpty()) {
        cleared.add(field);
      }
    }
    return cleared;
  }

  /**
   * The recipient of the news of a parcel: its email is the buyer's, its address the receiver's.
   */
  static ContactDetails receiver(Payload fulfillment) throws MalformedField {
    var destination = fulfillment.object("destination");
    var email = fulfillment.text("email");
    return new ContactDetails(
        Optional.empty(),
        phones(List.of(), List.of(destination), Optional.empty()),
        email,
        email.isPresent() ? PersonName.NONE : name(destination),
        Optional.empty(),
        country(List.of(destination)),
        Optional.empty(),
        Set.of());
  }

  /** The fields of a customer that an order or checkout does not replace by another value. */
  private static Set<CustomerField> stored(Payload customer, Payload about) throws MalformedField {
    var stored = EnumSet.noneOf(CustomerField.class);
    for (var field : CustomerField.values()) {
      var own = customer.text(word(field));
      var given = about.text(word(field));
      if (own.isPresent() && (given.isEmpty() || given.get().equalsIgnoreCase(own.get()))) {
        stored.add(field);
      }
    }
    return stored;
  }

  private static String word(CustomerField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private static List<GivenPhone> phones(
      List<Payload> persons, List<Payload> addresses, Optional<String> country)
      throws MalformedField {
    var phones = new ArrayList<GivenPhone>();
    for (var person : persons) {
      person.text("phone").map(it -> new GivenPhone(it, country, true)).ifPresent(phones::add);
    }
    for (var address : addresses) {
      var ofAddress = country(List.of(address));
      address
          .text("phone")
          .map(number -> new GivenPhone(number, ofAddress, false))
          .ifPresent(phones::add);
    }
    return phones;
  }

  /** Whether an address can be that of a person: it has no name, or one that fits. */
  private static boolean isOfOneOf(Payload address, List<PersonName> names) throws MalformedField {
    var named = name(address);
    var known = names.stream().filter(name -> !name.absent()).toList();
    return known.isEmpty() || known.stream().anyMatch(name -> !name.differsFrom(named));
  }

  /** The customer's name, else the first that an address has. */
  private static PersonName name(Payload customer, List<Payload> addresses) throws MalformedField {
    var own = name(customer);
    for (var address : addresses) {
      if (!own.absent()) {
        break;
      }
      own = name(address);
    }
    return own;
  }

  private static PersonName name(Payload source) throws MalformedField {
    return new PersonName(source.text("first_name"), source.text("last_name"));
  }

  private static Optional<String> country(List<Payload> addresses) throws MalformedField {
    for (var address : addresses) {
      var code = address.text("country_code").filter(text -> text.length() == 2);
      if (code.isPresent()) {
        return code.map(text -> text.toUpperCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }
}
