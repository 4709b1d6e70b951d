package io.relance.providers.shopify;

import io.relance.domain.inbound.Arrival;
import io.relance.domain.inbound.Headers;
import io.relance.domain.inbound.Reading;
import io.relance.domain.inbound.ShopDoor;
import io.relance.domain.shop.ShopFact;
import java.util.Optional;

/** Lets in what Shopify signs for one shop. */
public final class ShopifyDoor implements ShopDoor {
  private final String shop;
  private final ShopifySignature signature;

  /**
   * @param shop its domain, such as {@code a-shop.myshopify.com}
   */
  public ShopifyDoor(String shop, ShopifySignature signature) {
    this.shop = shop;
    this.signature = signature;
  }

  @Override
  public Arrival<ShopFact> open(Headers headers, byte[] body) {
    var delivery = ShopifyDelivery.of(headers::first);
    if (delivery.signature().filter(given -> signature.verifies(body, given)).isEmpty()) {
      return new Arrival.Forged<>();
    }
    if (!isOurs(delivery.shopDomain())) {
      return new Arrival.Misdirected<>();
    }
    var reading = ShopifyWebhooks.parse(delivery.topic().orElse(""), body);
    return reading instanceof Reading.Understood<ShopFact>(var fact) && !isOurs(fact)
        ? new Arrival.Misdirected<>()
        : new Arrival.Genuine<>(reading);
  }

  private boolean isOurs(Optional<String> domain) {
    return domain.filter(shop::equalsIgnoreCase).isPresent();
  }

  /**
   * The headers are not signed, so for what erases or hands out the signed body must say it too.
   */
  private boolean isOurs(ShopFact fact) {
    return switch (fact) {
      case ShopFact.DataRequested(_, var person, _) -> isOurs(Optional.of(person.shopDomain()));
      case ShopFact.CustomerRedacted(var person, _) -> isOurs(Optional.of(person.shopDomain()));
      case ShopFact.ShopRedacted(var domain) -> isOurs(Optional.of(domain));
      case ShopFact _ -> true;
    };
  }
}
