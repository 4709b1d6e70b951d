package io.relance.testkit.fake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Minimal webhook bodies of a shop, all with one creation time. */
public final class ShopBodies {
  private static final int MANY_ITEMS = 3000;

  private final String createdAt;

  /**
   * @param createdAt an ISO 8601 time with offset
   */
  public ShopBodies(String createdAt) {
    this.createdAt = createdAt;
  }

  /** Bodies that were created at the present of the system. */
  public static ShopBodies now() {
    return new ShopBodies(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** An order of the checkout with the same number, if there is one; each has its own phone. */
  public String order(int number, String firstName) {
    return order(number, firstName, phone(number));
  }

  /** An order of the checkout with the same number, if there is one. */
  public String order(int number, String firstName, String phone) {
    return order(number, firstName, phone, item(1, "A lamp"));
  }

  /** As {@link #largeOrder(int, String)}, with the phone of that number. */
  public String largeOrder(int number) {
    return largeOrder(number, phone(number));
  }

  /** An order that is too large for a message of a queue: about half a megabyte. */
  public String largeOrder(int number, String phone) {
    var title = "An item with a rather long name ".repeat(4);
    var items =
        IntStream.range(0, MANY_ITEMS)
            .mapToObj(item -> item(item, title))
            .collect(Collectors.joining(","));
    return order(number, "Ana", phone, items);
  }

  private String order(int number, String firstName, String phone, String items) {
    return """
    {"id": %1$d, "admin_graphql_api_id": "gid://shopify/Order/%1$d", "name": "#%1$d",
     "checkout_token": "token-%1$d", "phone": "%3$s", "currency": "EUR",
     "total_price": "10.00", "line_items": [%4$s],
     "customer": {"id": 77%1$d, "first_name": "%2$s", "phone": "%3$s"},
     "created_at": "%5$s", "processed_at": "%5$s", "updated_at": "%5$s", "test": false}
    """
        .formatted(number, firstName, phone, items, createdAt);
  }

  /** The fulfillment of the order with the same number. */
  public String fulfillment(int number) {
    return """
    {"id": 5%1$d, "order_id": %1$d, "status": "success", "shipment_status": null,
     "created_at": "%2$s", "updated_at": "%2$s",
     "tracking_company": null, "tracking_number": null, "tracking_url": null, "line_items": []}
    """
        .formatted(number, createdAt);
  }

  /** A checkout that is not completed, with the phone of that number. */
  public String checkout(int number) {
    return checkout(number, phone(number));
  }

  /** A checkout that is not completed. */
  public String checkout(int number, String phone) {
    return """
    {"id": %1$d, "token": "token-%1$d", "cart_token": "cart-%1$d", "email": null,
     "phone": "%2$s", "buyer_accepts_marketing": false, "currency": "EUR",
     "created_at": "%3$s", "updated_at": "%3$s",
     "completed_at": null, "line_items": [%4$s], "total_price": "10.00",
     "abandoned_checkout_url": "https://shop.example.com/recover/%1$d",
     "customer": {"id": 77%1$d, "first_name": "Ana", "phone": "%2$s"}}
    """
        .formatted(number, phone, createdAt, item(1, "A lamp"));
  }

  private static String phone(int number) {
    return "+3363998000" + number;
  }

  private static String item(int id, String title) {
    return """
    {"id": %d, "title": "%s", "quantity": 1, "price": "10.00", "sku": "L"}
    """
        .formatted(id, title);
  }
}
