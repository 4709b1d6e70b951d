package io.relance.providers.shopify;

import io.relance.domain.inbound.Headers;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ShopWebhookVerifier;
import io.relance.domain.inbound.VerifiedWebhook;
import io.relance.domain.shop.ShopFact;

/** Verifies that webhooks are signed by Shopify for one shop. */
public final class ShopifyWebhookVerifier implements ShopWebhookVerifier {
  private final String shop;
  private final ShopifySignature signature;

  /**
   * @param shop its domain, such as {@code a-shop.myshopify.com}
   */
  public ShopifyWebhookVerifier(String shop, ShopifySignature signature) {
    this.shop = shop;
    this.signature = signature;
  }

  @Override
  public VerifiedWebhook<ShopFact> open(Headers headers, byte[] body) {
    var delivery = ShopifyDelivery.of(headers::first);
    if (delivery.signature().filter(given -> signature.verifies(body, given)).isEmpty()) {
      return new VerifiedWebhook.InvalidSignature<>();
    }
    if (delivery.shopDomain().filter(this::isOurs).isEmpty()) {
      return new VerifiedWebhook.WrongShop<>();
    }
    var parsedWebhook = ShopifyWebhooks.parse(delivery.topic().orElse(""), body);
    return parsedWebhook instanceof ParsedWebhook.Parsed<ShopFact>(var fact) && !isOurs(fact)
        ? new VerifiedWebhook.WrongShop<>()
        : new VerifiedWebhook.Verified<>(parsedWebhook);
  }

  @Override
  public String topic(Headers headers) {
    return ShopifyDelivery.of(headers::first)
        .topic()
        .filter(topic -> ShopifyTopics.reader(topic).isPresent())
        .orElse("other");
  }

  private boolean isOurs(String domain) {
    return shop.equalsIgnoreCase(domain);
  }

  /**
   * Shopify does not sign the headers, so a request to erase or export data must name the shop in
   * its signed body too.
   */
  private boolean isOurs(ShopFact fact) {
    return switch (fact) {
      case ShopFact.DataRequested(_, var person, _) -> isOurs(person.shopDomain());
      case ShopFact.CustomerRedacted(var person, _) -> isOurs(person.shopDomain());
      case ShopFact.ShopRedacted(var domain) -> isOurs(domain);
      case ShopFact _ -> true;
    };
  }
}
