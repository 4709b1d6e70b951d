package io.relance.providers.shopify;

import io.relance.domain.inbound.Headers;
import io.relance.domain.inbound.ParsedWebhook;
import io.relance.domain.inbound.ShopWebhookVerifier;
import io.relance.domain.inbound.VerifiedWebhook;
import io.relance.domain.shop.ShopFact;
import java.util.Optional;

/** Lets in what Shopify signs for one shop. */
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
    if (!isOurs(delivery.shopDomain())) {
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
