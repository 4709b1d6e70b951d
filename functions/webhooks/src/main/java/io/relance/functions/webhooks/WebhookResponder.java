package io.relance.functions.webhooks;

import io.micronaut.http.HttpResponse;
import io.relance.domain.inbound.ParsedWebhook.Malformed;
import io.relance.domain.inbound.ParsedWebhook.Parsed;
import io.relance.domain.inbound.VerifiedWebhook;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Accepts verified webhooks, and answers others with a problem. */
final class WebhookResponder {
  private WebhookResponder() {}

  static <T> HttpResponse<String> take(
      VerifiedWebhook<T> verifiedWebhook,
      Consumer<T> use,
      Supplier<HttpResponse<String>> taken,
      Function<WebhookProblem, HttpResponse<String>> refused) {
    return switch (verifiedWebhook) {
      case VerifiedWebhook.Verified<T>(Parsed<T>(var value)) -> {
        use.accept(value);
        yield taken.get();
      }
      case VerifiedWebhook.Verified<T>(Malformed<T> malformed) ->
          refused.apply(WebhookProblem.malformed(malformed));
      case VerifiedWebhook.InvalidSignature<T> _ -> refused.apply(WebhookProblem.unsigned());
      case VerifiedWebhook.WrongShop<T> _ -> refused.apply(WebhookProblem.shopMismatch());
    };
  }
}
