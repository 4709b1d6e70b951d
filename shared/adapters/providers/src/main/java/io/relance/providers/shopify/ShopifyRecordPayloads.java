package io.relance.providers.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Writes objects of the GraphQL Admin API as the payloads of webhooks, so that the same readers
 * read both.
 */
final class ShopifyRecordPayloads {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ShopifyRecordPayloads() {}

  /** As {@code customers/update} has it. */
  static ObjectNode customer(JsonNode customer) {
    var payload = person(customer);
    set(payload, "created_at", customer.path("createdAt"));
    set(payload, "updated_at", customer.path("updatedAt"));
    return payload;
  }

  private static ObjectNode person(JsonNode customer) {
    var payload = JSON.objectNode();
    payload.put("id", number(customer));
    set(payload, "first_name", customer.path("firstName"));
    set(payload, "last_name", customer.path("lastName"));
    set(payload, "email", customer.path("defaultEmailAddress").path("emailAddress"));
    set(payload, "phone", customer.path("defaultPhoneNumber").path("phoneNumber"));
    set(payload, "default_address", address(customer.path("defaultAddress")));
    return payload;
  }

  /** As {@code customers_email_marketing_consent/update} has it. */
  static ObjectNode emailConsent(JsonNode customer) {
    var email = customer.path("defaultEmailAddress");
    var payload = JSON.objectNode();
    payload.put("customer_id", number(customer));
    set(payload, "email_address", email.path("emailAddress"));
    set(payload, "email_marketing_consent", consent(email, customer));
    return payload;
  }

  /** As {@code customers_marketing_consent/update} has it, which is about SMS. */
  static ObjectNode smsConsent(JsonNode customer) {
    var phone = customer.path("defaultPhoneNumber");
    var payload = JSON.objectNode();
    payload.put("id", number(customer));
    set(payload, "phone", phone.path("phoneNumber"));
    set(payload, "sms_marketing_consent", consent(phone, customer));
    return payload;
  }

  /** A consent that never changed is as old as the customer. */
  private static ObjectNode consent(JsonNode address, JsonNode customer) {
    var updatedAt = address.path("marketingUpdatedAt");
    var consent = JSON.objectNode();
    set(consent, "state", lower(address.path("marketingState")));
    set(
        consent,
        "consent_updated_at",
        updatedAt.isTextual() ? updatedAt : customer.path("createdAt"));
    return consent;
  }

  /** As {@code orders/updated} has it; the tokens of its checkout and cart are not to be had. */
  static ObjectNode order(JsonNode order, List<JsonNode> lines) {
    var payload = bought(order, lines);
    payload.put("id", number(order));
    set(payload, "name", order.path("name"));
    set(payload, "email", order.path("email"));
    set(payload, "phone", order.path("phone"));
    set(payload, "test", order.path("test"));
    set(payload, "cancelled_at", order.path("cancelledAt"));
    set(payload, "cancel_reason", lower(order.path("cancelReason")));
    set(payload, "financial_status", lower(order.path("displayFinancialStatus")));
    set(payload, "source_name", order.path("sourceName"));
    set(payload, "processed_at", order.path("processedAt"));
    set(payload, "order_status_url", order.path("statusPageUrl"));
    set(payload, "customer_locale", order.path("customerLocale"));
    set(payload, "buyer_accepts_marketing", order.path("customerAcceptsMarketing"));
    set(payload, "total_price_set", money(order.path("totalPriceSet")));
    set(payload, "current_total_price_set", money(order.path("currentTotalPriceSet")));
    var codes = payload.putArray("discount_codes");
    order.path("discountCodes").forEach(code -> set(codes.addObject(), "code", code));
    var refunds = payload.putArray("refunds");
    order.path("refunds").forEach(refund -> refunds.add(refund(refund)));
    return payload;
  }

  private static ObjectNode refund(JsonNode refund) {
    var money = refund.path("totalRefundedSet").path("presentmentMoney");
    var payload = JSON.objectNode();
    payload.put("id", number(refund));
    set(payload, "created_at", refund.path("createdAt"));
    var transaction = payload.putArray("transactions").addObject();
    transaction.put("kind", "refund").put("status", "success");
    set(transaction, "amount", amount(money));
    set(transaction, "currency", money.path("currencyCode"));
    return payload;
  }

  /**
   * As {@code checkouts/update} has it. The token is not to be had: the shop's number of the
   * checkout stands for it.
   */
  static ObjectNode checkout(JsonNode checkout, List<JsonNode> lines) {
    var total = checkout.path("totalPriceSet").path("presentmentMoney");
    var payload = bought(checkout, lines);
    payload.put("id", number(checkout));
    payload.put("token", "number:" + number(checkout));
    set(payload, "abandoned_checkout_url", checkout.path("abandonedCheckoutUrl"));
    set(payload, "completed_at", checkout.path("completedAt"));
    set(payload, "total_price", amount(total));
    set(payload, "presentment_currency", total.path("currencyCode"));
    return payload;
  }

  private static ObjectNode bought(JsonNode node, List<JsonNode> lines) {
    var payload = JSON.objectNode();
    set(payload, "created_at", node.path("createdAt"));
    set(payload, "updated_at", node.path("updatedAt"));
    set(payload, "billing_address", address(node.path("billingAddress")));
    set(payload, "shipping_address", address(node.path("shippingAddress")));
    set(
        payload,
        "customer",
        node.path("customer").isObject() ? person(node.path("customer")) : JSON.nullNode());
    var items = payload.putArray("line_items");
    lines.forEach(line -> items.add(line(line)));
    return payload;
  }

  private static ObjectNode line(JsonNode line) {
    var payload = JSON.objectNode();
    set(payload, "title", line.path("title"));
    set(payload, "variant_title", line.path("variantTitle"));
    set(payload, "quantity", line.path("quantity"));
    set(payload, "current_quantity", line.path("currentQuantity"));
    set(payload, "sku", line.path("sku"));
    set(payload, "image", line.path("image").path("url"));
    set(payload, "price_set", money(line.path("originalUnitPriceSet")));
    return payload;
  }

  private static JsonNode money(JsonNode bag) {
    var money = bag.path("presentmentMoney");
    var payload = JSON.objectNode();
    var presentment = payload.putObject("presentment_money");
    set(presentment, "amount", amount(money));
    set(presentment, "currency_code", money.path("currencyCode"));
    return payload;
  }

  /** With the decimals of its currency, as webhooks write it: GraphQL writes {@code 42.5}. */
  private static JsonNode amount(JsonNode money) {
    var written = money.path("amount").asText();
    if (!written.matches("-?\\d{1,15}(\\.\\d{1,10})?")) {
      return money.path("amount");
    }
    try {
      var currency = Currency.getInstance(money.path("currencyCode").asText());
      var exact = new BigDecimal(written).setScale(currency.getDefaultFractionDigits());
      return JSON.textNode(exact.toPlainString());
    } catch (IllegalArgumentException | ArithmeticException _) {
      return money.path("amount");
    }
  }

  private static JsonNode address(JsonNode address) {
    if (!address.isObject()) {
      return JSON.nullNode();
    }
    var payload = JSON.objectNode();
    set(payload, "first_name", address.path("firstName"));
    set(payload, "last_name", address.path("lastName"));
    set(payload, "phone", address.path("phone"));
    set(payload, "country_code", address.path("countryCodeV2"));
    return payload;
  }

  /** The digits of {@code gid://shopify/Order/820982911946154508}, which webhooks have alone. */
  static String number(JsonNode node) {
    var id = node.path("id").asText();
    var path = id.split("\\?", 2)[0];
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static JsonNode lower(JsonNode word) {
    return word.isTextual()
        ? JSON.textNode(word.textValue().toLowerCase(Locale.ROOT))
        : JSON.nullNode();
  }

  private static void set(ObjectNode payload, String name, JsonNode value) {
    payload.set(name, value.isMissingNode() ? JSON.nullNode() : value);
  }
}
