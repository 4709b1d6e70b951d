package io.relance.config;

import io.relance.config.Settings.Shopify;
import io.relance.config.Settings.ShopifyAdminApi;
import io.relance.domain.text.Quoted;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Reads the settings of the shop. */
final class ShopifySetting {
  private static final String SHOP = "RELANCE_SHOPIFY_SHOP";
  private static final String SECRET = "RELANCE_SHOPIFY_SECRET";
  private static final String ADMIN_TOKEN = "RELANCE_SHOPIFY_ADMIN_TOKEN";
  private static final String BASE_URL = "RELANCE_SHOPIFY_BASE_URL";

  private ShopifySetting() {}

  static Optional<Shopify> read(SettingValues values) {
    var admin = values.isThere(ADMIN_TOKEN);
    if (!(admin ? values.allOrNone(ADMIN_TOKEN, SHOP, SECRET) : values.allOrNone(SHOP, SECRET))) {
      return Optional.empty();
    }
    var shop = values.required(SHOP).toLowerCase(Locale.ROOT);
    if (!shop.matches("[a-z0-9][a-z0-9.-]*\\.[a-z]{2,}")) {
      throw new InvalidSetting(
          SHOP, "must be the shop's domain such as example.myshopify.com, not " + Quoted.of(shop));
    }
    values
        .text(SECRET)
        .filter(secrets -> !secrets.matches(Settings.ONE_OR_TWO))
        .ifPresent(
            _ -> {
              throw new InvalidSetting(SECRET, "must be one secret, or two separated by a comma");
            });
    return Optional.of(
        new Shopify(
            shop,
            values.secret(SECRET),
            admin ? Optional.of(adminApi(values, shop)) : Optional.empty()));
  }

  private static ShopifyAdminApi adminApi(SettingValues values, String shop) {
    return new ShopifyAdminApi(
        values.secret(ADMIN_TOKEN),
        values.encryptedUrl(BASE_URL).orElseGet(() -> URI.create("https://" + shop)));
  }
}
