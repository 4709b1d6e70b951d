package io.relance.providers.shopify;

import io.relance.domain.shop.ContactDetails;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the person in a payload.
 *
 * <p>The phone is the first of: the payload's own, the customer's, the shipping address's, the
 * billing address's, the customer's default address's.
 */
final class ShopifyContactReader {
  private ShopifyContactReader() {}

  /** The buyer of an order or a checkout. */
  static ContactDetails buyer(Payload payload) throws MalformedField {
    var customer = payload.object("customer");
    var sources =
        List.of(
            payload,
            customer,
            payload.object("shipping_address"),
            payload.object("billing_address"),
            customer.object("default_address"));
    var email = payload.firstText("email", "contact_email");
    return details(
        customer.id("id"),
        email.isPresent() ? email : customer.text("email"),
        payload.text("customer_locale"),
        sources);
  }

  static ContactDetails customer(Payload customer) throws MalformedField {
    return details(
        Optional.of(customer.requiredId("id")),
        customer.text("email"),
        Optional.empty(),
        List.of(customer, customer.object("default_address")));
  }

  /** Who is to get a parcel. */
  static ContactDetails receiver(Payload fulfillment) throws MalformedField {
    return details(
        Optional.empty(),
        fulfillment.text("email"),
        Optional.empty(),
        List.of(fulfillment.object("destination")));
  }

  private static ContactDetails details(
      Optional<String> customerId,
      Optional<String> email,
      Optional<String> locale,
      List<Payload> sources)
      throws MalformedField {
    return new ContactDetails(
        customerId,
        first(sources, "phone"),
        email,
        first(sources, "first_name"),
        first(sources, "last_name"),
        locale,
        first(sources, "country_code")
            .filter(code -> code.length() == 2)
            .map(code -> code.toUpperCase(Locale.ROOT)),
        Optional.empty());
  }

  private static Optional<String> first(List<Payload> sources, String name) throws MalformedField {
    for (var source : sources) {
      var text = source.text(name);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }
}
