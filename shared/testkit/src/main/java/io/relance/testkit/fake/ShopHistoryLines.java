package io.relance.testkit.fake;

/** Lines of the results of Shopify's bulk operations, for invented people. */
public final class ShopHistoryLines {
  private ShopHistoryLines() {}

  /**
   * A customer who agreed to emails on 2025-05-06, and never said anything about texts.
   *
   * @param updatedAt the last change, such as {@code 2026-02-01T10:00:00Z}
   */
  public static String customer(long id, String updatedAt) {
    return line(
        """
        {"id": "gid://shopify/Customer/%1$d", "firstName": "Ana", "lastName": "Lee%1$d",
         "defaultEmailAddress": {"emailAddress": "ana-%1$d@example.com",
           "marketingState": "SUBSCRIBED", "marketingUpdatedAt": "2025-05-06T07:08:09Z"},
         "defaultPhoneNumber": {"phoneNumber": "%3$s", "marketingState": "NOT_SUBSCRIBED",
           "marketingUpdatedAt": null},
         "defaultAddress": {"firstName": "Ana", "lastName": "Lee%1$d", "phone": null,
           "countryCodeV2": "FR"},
         "createdAt": "2025-01-01T00:00:00Z", "updatedAt": "%2$s"}
        """
            .formatted(id, updatedAt, phone(id)));
  }

  /** The phone of a customer: of those that are reserved for fiction in the US. */
  public static String phone(long customer) {
    return "+1202555%04d".formatted(100 + customer % 100);
  }

  /** An order of the customer of the same number, placed when it was last changed: three lines. */
  public static String[] order(long id, String placedAt) {
    return order(id, placedAt, placedAt);
  }

  /** An order that was changed after it was placed. */
  public static String[] order(long id, String placedAt, String updatedAt) {
    var order =
        """
        {"id": "gid://shopify/Order/%1$d", "name": "#%1$d", "email": "ana-%1$d@example.com",
         "phone": null, "test": false, "cancelledAt": null, "cancelReason": null,
         "displayFinancialStatus": "PAID", "sourceName": "web",
         "createdAt": "%2$s", "processedAt": "%2$s", "updatedAt": "%3$s",
         "statusPageUrl": "https://shop.example.com/orders/%1$d", "customerLocale": "fr-FR",
         "customerAcceptsMarketing": false, "discountCodes": ["WELCOME"],
         "totalPriceSet": {"presentmentMoney": {"amount": "42.5", "currencyCode": "EUR"}},
         "currentTotalPriceSet": {"presentmentMoney": {"amount": "42.5", "currencyCode": "EUR"}},
         "refunds": [],
         "customer": {"id": "gid://shopify/Customer/%1$d", "firstName": "Ana",
           "lastName": "Lee%1$d", "defaultEmailAddress": {"emailAddress": "ana-%1$d@example.com"},
           "defaultPhoneNumber": null, "defaultAddress": null},
         "billingAddress": null, "shippingAddress": null}
        """
            .formatted(id, placedAt, updatedAt);
    return new String[] {
      line(order), item("Order", id, "Amber candle", 1), item("Order", id, "Wick trimmer", 2)
    };
  }

  /** An open checkout of the customer of the same number: two lines. */
  public static String[] checkout(long id, String updatedAt) {
    var checkout =
        """
        {"id": "gid://shopify/AbandonedCheckout/%1$d", "name": "#%1$d",
         "abandonedCheckoutUrl": "https://shop.example.com/checkouts/ac/c-%1$d/recover?key=k",
         "createdAt": "%2$s", "updatedAt": "%2$s", "completedAt": null,
         "totalPriceSet": {"presentmentMoney": {"amount": "32.0", "currencyCode": "EUR"}},
         "customer": {"id": "gid://shopify/Customer/%1$d", "firstName": "Ana",
           "lastName": "Lee%1$d", "defaultEmailAddress": {"emailAddress": "ana-%1$d@example.com"},
           "defaultPhoneNumber": null, "defaultAddress": null},
         "billingAddress": null, "shippingAddress": null}
        """
            .formatted(id, updatedAt);
    return new String[] {line(checkout), item("AbandonedCheckout", id, "Amber candle", 1)};
  }

  private static String item(String parent, long id, String title, int number) {
    return line(
        """
        {"id": "gid://shopify/LineItem/%2$d%4$d", "title": "%3$s", "variantTitle": null,
         "quantity": 1, "currentQuantity": 1, "sku": "SKU-%4$d", "image": null,
         "originalUnitPriceSet": {"presentmentMoney": {"amount": "21.25", "currencyCode": "EUR"}},
         "__parentId": "gid://shopify/%1$s/%2$d"}
        """
            .formatted(parent, id, title, number));
  }

  private static String line(String json) {
    return json.strip().replaceAll("\\n\\s*", " ");
  }
}
