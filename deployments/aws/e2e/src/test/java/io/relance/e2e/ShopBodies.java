package io.relance.e2e;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a shop posts, with as little in it as may be. */
final class ShopBodies {
  private static final String THING =
      "{\"id\": %d, \"title\": \"A lamp\", \"quantity\": 1, \"price\": \"10.00\", \"sku\": \"L\"}";

  private ShopBodies() {}

  /** An order of so many things, which comes of the checkout of the same number. */
  static String order(int number, String phone, int things) {
    return """
    {"id": %1$d, "admin_graphql_api_id": "gid://shopify/Order/%1$d", "name": "#%1$d",
     "checkout_token": "token-%1$d", "phone": "%2$s", "currency": "EUR", "total_price": "10.00",
     "line_items": [%3$s], "customer": {"id": 77%1$d, "first_name": "Ana", "phone": "%2$s"},
     "created_at": "2026-11-22T10:00:00+01:00", "processed_at": "2026-11-22T10:00:00+01:00",
     "updated_at": "2026-11-22T10:00:00+01:00", "test": false}
    """
        .formatted(number, phone, things(things));
  }

  static String checkout(int number, String phone) {
    return """
    {"id": %1$d, "token": "token-%1$d", "cart_token": "cart-%1$d", "email": null,
     "phone": "%2$s", "buyer_accepts_marketing": false, "currency": "EUR",
     "created_at": "2026-11-22T10:00:00+01:00", "updated_at": "2026-11-22T10:00:00+01:00",
     "completed_at": null, "line_items": [%3$s], "total_price": "10.00",
     "abandoned_checkout_url": "https://shop.example.com/recover/%1$d",
     "customer": {"id": 77%1$d, "first_name": "Ana", "phone": "%2$s"}}
    """
        .formatted(number, phone, things(1));
  }

  private static String things(int count) {
    return IntStream.range(0, count).mapToObj(THING::formatted).collect(Collectors.joining(","));
  }
}
