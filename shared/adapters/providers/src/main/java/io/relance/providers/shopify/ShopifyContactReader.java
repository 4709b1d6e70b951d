package io.relance.providers.shopify;

import io.relance.domain.shop.ContactDetails;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the contact details in a payload.
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
    return new ContactDetails(
            customer.id("id"),
            Optional.empty(),
            payload.firstText("email", "contact_email"),
            Optional.empty(),
            Optional.empty(),
            payload.text("customer_locale"),
            Optional.empty(),
            Optional.empty())
        .filledFrom(withEmail(address(sources), customer));
  }

  static ContactDetails customer(Payload customer) throws MalformedField {
    var address = address(List.of(customer, customer.object("default_address")));
    return withEmail(address.withShopCustomerId(customer.requiredId("id")), customer);
  }

  static ContactDetails receiver(Payload fulfillment) throws MalformedField {
    return withEmail(address(List.of(fulfillment.object("destination"))), fulfillment);
  }

  private static ContactDetails withEmail(ContactDetails details, Payload source)
      throws MalformedField {
    return source.text("email").map(details::withEmail).orElse(details);
  }

  /** The phone, name and country, each from the first source that has it. */
  private static ContactDetails address(List<Payload> sources) throws MalformedField {
    return new ContactDetails(
        Optional.empty(),
        first(sources, "phone"),
        Optional.empty(),
        first(sources, "first_name"),
        first(sources, "last_name"),
        Optional.empty(),
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
