package io.relance.config;

import io.relance.domain.text.Quoted;
import io.relance.domain.visit.ShopOrigins;
import io.relance.providers.Loopback;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads whose visits are recorded: those of the shop's domains. */
final class OriginsSetting {
  static final String NAME = "RELANCE_SHOP_ORIGINS";
  private static final String SHOP = "RELANCE_SHOPIFY_SHOP";
  private static final int MOST = 50;

  private OriginsSetting() {}

  /** The origins given, and that of the Shopify shop. */
  static ShopOrigins read(SettingValues values) {
    var origins = new ArrayList<String>();
    values
        .text(SHOP)
        .map(shop -> "https://" + shop.toLowerCase(Locale.ROOT))
        .flatMap(ShopOrigins::of)
        .ifPresent(origins::add);
    var given =
        values.text(NAME).stream()
            .flatMap(text -> List.of(text.split(",", -1)).stream())
            .map(OriginsSetting::origin)
            .toList();
    if (given.size() > MOST) {
      throw new InvalidSetting(NAME, "must be at most " + MOST + " origins, not " + given.size());
    }
    origins.addAll(given);
    return new ShopOrigins(origins);
  }

  private static String origin(String text) {
    return ShopOrigins.of(text.strip())
        .filter(OriginsSetting::isProtected)
        .orElseThrow(
            () ->
                new InvalidSetting(
                    NAME,
                    "must be origins such as https://www.example.com, separated by commas, not "
                        + Quoted.of(text.strip())));
  }

  /** Without encryption anybody on the way could report visits of others. */
  private static boolean isProtected(String origin) {
    return origin.startsWith("https://") || Loopback.is(URI.create(origin).getHost());
  }
}
