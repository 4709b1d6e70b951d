package io.relance.providers.shopify;

import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.CustomerRedacted;
import io.relance.domain.shop.ShopFact.DataRequested;
import io.relance.domain.shop.ShopFact.Person;
import io.relance.domain.shop.ShopFact.ShopRedacted;

/** Reads requests for access and erasure. */
final class PrivacyReader {
  private PrivacyReader() {}

  static ShopFact dataRequest(Payload request) throws MalformedField {
    return new DataRequested(
        request.object("data_request").requiredId("id"),
        person(request),
        request.ids("orders_requested"));
  }

  static ShopFact customerRedact(Payload request) throws MalformedField {
    return new CustomerRedacted(person(request), request.ids("orders_to_redact"));
  }

  static ShopFact shopRedact(Payload request) throws MalformedField {
    return new ShopRedacted(request.requiredText("shop_domain"));
  }

  private static Person person(Payload request) throws MalformedField {
    var customer = request.object("customer");
    return new Person(
        request.requiredText("shop_domain"),
        customer.id("id"),
        customer.text("email"),
        customer.text("phone"));
  }
}
