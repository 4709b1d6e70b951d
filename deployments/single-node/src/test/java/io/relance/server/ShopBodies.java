package io.relance.server;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a shop posts, with as little in it as may be. */
final class ShopBodies {
  private ShopBodies() {}

  /** An order that comes of the checkout of the same number, if there is one. */
  static String order(int number, String firstName) {
    return order(number, firstName, "");
  }

  /** An order of so many things that no message of a queue holds it. */
  static String largeOrder(int number) {
    var items =
        IntStream.range(0, 3000)
            .mapToObj(
                item ->
                    """
                    {"id": %d, "title": "%s", "quantity": 1, "price": "1.00", "sku": "S"}
                    """
                        .formatted(item, "A thing with a rather long name ".repeat(4)))
            .collect(Collectors.joining(","));
    return order(number, "Ana", items);
  }

  private static String order(int number, String firstName, String items) {
    return """
    {"id": %1$d, "admin_graphql_api_id": "gid://shopify/Order/%1$d", "name": "#%1$d",
     "checkout_token": "token-%1$d", "phone": "+3363998000%1$d", "currency": "EUR",
     "total_price": "10.00", "line_items": [%3$s],
     "customer": {"id": 77%1$d, "first_name": "%2$s", "phone": "+3363998000%1$d"},
     "created_at": "2026-03-02T10:00:00+01:00", "processed_at": "2026-03-02T10:00:00+01:00",
     "updated_at": "2026-03-02T10:00:00+01:00", "test": false}
    """
        .formatted(number, firstName, items);
  }

  /** The parcel of the order of the same number. */
  static String parcel(int number) {
    return """
    {"id": 5%1$d, "order_id": %1$d, "status": "success", "shipment_status": null,
     "created_at": "2026-03-02T10:00:00+01:00", "updated_at": "2026-03-02T10:00:00+01:00",
     "tracking_company": null, "tracking_number": null, "tracking_url": null, "line_items": []}
    """
        .formatted(number);
  }

  static String checkout(int number) {
    return """
    {"id": %1$d, "token": "token-%1$d", "cart_token": "cart-%1$d", "email": null,
     "phone": "+3363998000%1$d", "buyer_accepts_marketing": false, "currency": "EUR",
     "created_at": "2026-03-02T10:00:00+01:00", "updated_at": "2026-03-02T10:00:00+01:00",
     "completed_at": null, "line_items": [], "total_price": "10.00",
     "abandoned_checkout_url": "https://shop.example.com/recover/%1$d",
     "customer": {"id": 77%1$d, "first_name": "Ana", "phone": "+3363998000%1$d"}}
    """
        .formatted(number);
  }
}
