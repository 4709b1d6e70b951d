package io.relance.server.check;

import io.relance.config.Settings.Shopify;
import io.relance.config.Settings.ShopifyAdminApi;
import io.relance.domain.shop.ShopAdmin.Answer;
import io.relance.providers.Timeouts;
import io.relance.providers.shopify.ShopifyAdmin;
import io.relance.providers.shopify.ShopifyAdminSettings;
import java.net.URI;
import java.util.List;

/** Checks that Shopify accepts the access token, and that it sends its webhooks to this server. */
final class ShopifyCheck {
  private static final String NAME = "Shopify";

  private final Shopify settings;
  private final URI publicUrl;
  private final Timeouts timeouts;

  ShopifyCheck(Shopify settings, URI publicUrl, Timeouts timeouts) {
    this.settings = settings;
    this.publicUrl = publicUrl;
    this.timeouts = timeouts;
  }

  CheckResult run() {
    return settings
        .admin()
        .map(this::admin)
        .orElseGet(
            () ->
                CheckResult.warning(
                    NAME,
                    "Webhooks of %s are accepted. Without RELANCE_SHOPIFY_ADMIN_TOKEN it cannot be read whether they are subscribed."
                        .formatted(settings.shop())));
  }

  private CheckResult admin(ShopifyAdminApi api) {
    var admin =
        new ShopifyAdmin(new ShopifyAdminSettings(api.token().value(), api.baseUrl()), timeouts);
    var webhooks = URI.create(publicUrl.toString().replaceFirst("/+$", "") + "/webhooks/shopify");
    return switch (admin.missingTopics(webhooks)) {
      case Answer.Given<List<String>>(var missing) -> subscribed(missing, webhooks);
      case Answer.Later<List<String>>(_, var reason) ->
          CheckResult.failed(NAME, reason + ": try again.");
      case Answer.Refused<List<String>>(var problem) -> CheckResult.failed(NAME, problem + ".");
    };
  }

  private static CheckResult subscribed(List<String> missing, URI webhooks) {
    return missing.isEmpty()
        ? CheckResult.ok(
            NAME,
            "The token is accepted, and the shop sends its webhooks to this server. Whether"
                + " RELANCE_SHOPIFY_SECRET is right shows with the first of them.")
        : CheckResult.warning(
            NAME,
            "The token is accepted, but %d webhooks are not sent to %s: POST /v1/shop/history subscribes them. Missing: %s."
                .formatted(missing.size(), webhooks, String.join(", ", missing)));
  }
}
