package io.relance.functions.webhooks;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** Receives the webhooks of Shopify, which are signed over their raw bytes. */
@SecurityScheme(
    name = "shopify-signature",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    paramName = "X-Shopify-Hmac-Sha256")
@Controller("/webhooks/shopify")
final class ShopifyController {
  private static final int LARGEST = 5 * 1024 * 1024;
  private static final byte[] NOTHING = {};

  private final WebhookSettings settings;
  private final WebhookUses uses;
  private final RefusedWebhooks refusedWebhooks;
  private final AnsweredWebhooks answeredWebhooks;

  ShopifyController(
      WebhookSettings settings,
      WebhookUses uses,
      RefusedWebhooks refusedWebhooks,
      AnsweredWebhooks answeredWebhooks) {
    this.settings = settings;
    this.uses = uses;
    this.refusedWebhooks = refusedWebhooks;
    this.answeredWebhooks = answeredWebhooks;
  }

  /** Receives a Shopify webhook, signed over its raw body. */
  @SecurityRequirement(name = "shopify-signature")
  @RequestBody(
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> receive(HttpRequest<byte[]> request) {
    var headers = request.getHeaders();
    var answer = WebhookErrorHandler.answer(() -> open(headers, request.getBody().orElse(NOTHING)));
    return answeredWebhooks.record(WebhookSource.SHOPIFY, topic(headers), answer);
  }

  private String topic(HttpHeaders headers) {
    return settings.shop().map(shop -> shop.topic(headers::findFirst)).orElse("other");
  }

  private HttpResponse<String> open(HttpHeaders headers, byte[] body) {
    if (settings.shop().isEmpty()) {
      return refuse(WebhookProblem.notConfigured("RELANCE_SHOPIFY_SHOP or RELANCE_SHOPIFY_SECRET"));
    }
    return body.length > LARGEST
        ? refuse(WebhookProblem.tooLarge("5 MB"))
        : WebhookResponder.take(
            settings.shop().orElseThrow().open(headers::findFirst, body),
            uses.facts(),
            HttpResponse::ok,
            this::refuse);
  }

  private HttpResponse<String> refuse(WebhookProblem problem) {
    return refusedWebhooks.answer(WebhookSource.SHOPIFY, problem);
  }
}
