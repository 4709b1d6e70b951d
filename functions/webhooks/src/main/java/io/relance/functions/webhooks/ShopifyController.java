package io.relance.functions.webhooks;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.domain.inbound.Reading.Malformed;
import io.relance.domain.inbound.Reading.Understood;
import io.relance.domain.shop.ShopFact;
import io.relance.providers.shopify.ShopifyDelivery;
import io.relance.providers.shopify.ShopifySignature;
import io.relance.providers.shopify.ShopifyWebhooks;
import java.util.Optional;

/** Takes the deliveries of the shop, over whose raw bytes Shopify signs. */
@Controller("/webhooks/shopify")
final class ShopifyController {
  private static final int LARGEST = 5 * 1024 * 1024;

  private final WebhookSettings settings;
  private final WebhookUses uses;

  ShopifyController(WebhookSettings settings, WebhookUses uses) {
    this.settings = settings;
    this.uses = uses;
  }

  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> receive(HttpHeaders headers, @Body byte @Nullable [] body) {
    return Guarded.answer(
        () -> receive(ShopifyDelivery.of(headers::findFirst), body == null ? new byte[0] : body));
  }

  private HttpResponse<String> receive(ShopifyDelivery delivery, byte[] body) {
    if (settings.shopify().isEmpty()) {
      return Refused.notSetUp("RELANCE_SHOPIFY_SECRET").answer();
    }
    if (settings.shop().isEmpty()) {
      return Refused.notSetUp("RELANCE_SHOPIFY_SHOP").answer();
    }
    if (body.length > LARGEST) {
      return Refused.tooLarge().answer();
    }
    if (!isSigned(settings.shopify().orElseThrow(), delivery, body)) {
      return Refused.unsigned().answer();
    }
    return isOurs(delivery.shopDomain())
        ? take(delivery.topic().orElse(""), body)
        : Refused.otherShop().answer();
  }

  private HttpResponse<String> take(String topic, byte[] body) {
    return switch (ShopifyWebhooks.parse(topic, body)) {
      case Understood<ShopFact>(var fact) when !isOurs(fact) -> Refused.otherShop().answer();
      case Understood<ShopFact>(var fact) -> {
        uses.facts().accept(fact);
        yield HttpResponse.ok();
      }
      case Malformed<ShopFact> malformed -> Refused.malformed(malformed).answer();
    };
  }

  private static boolean isSigned(
      ShopifySignature signature, ShopifyDelivery delivery, byte[] body) {
    return delivery.signature().filter(given -> signature.verifies(body, given)).isPresent();
  }

  private boolean isOurs(Optional<String> domain) {
    return domain
        .filter(name -> settings.shop().filter(name::equalsIgnoreCase).isPresent())
        .isPresent();
  }

  /** The headers are not signed, so what erases or hands out is looked at again. */
  private boolean isOurs(ShopFact fact) {
    return switch (fact) {
      case ShopFact.DataRequested(_, var person, _) -> isOurs(Optional.of(person.shopDomain()));
      case ShopFact.CustomerRedacted(var person, _) -> isOurs(Optional.of(person.shopDomain()));
      case ShopFact.ShopRedacted(var domain) -> isOurs(Optional.of(domain));
      case ShopFact _ -> true;
    };
  }
}
