package io.relance.providers.shopify;

import io.relance.domain.shop.LineItem;
import io.relance.domain.shop.MarketingOptIns;
import io.relance.domain.shop.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what orders and checkouts have in common: lines, total and ticked boxes. */
final class BasketReader {
  private BasketReader() {}

  /** The lines that are not removed, as many of each as there are now. */
  static List<LineItem> items(Payload payload) throws MalformedField {
    var items = new ArrayList<LineItem>();
    for (var line : payload.objects("line_items")) {
      var quantity =
          line.count(line.hasValue("current_quantity") ? "current_quantity" : "quantity");
      if (quantity > 0) {
        items.add(
            new LineItem(
                line.firstText("title", "presentment_title", "name").orElse(""),
                variant(line),
                quantity,
                price(line),
                line.text("sku"),
                address(line, "image"),
                address(line, "url")));
      }
    }
    return List.copyOf(items);
  }

  /** A product without variants has one, whose title is always the same. */
  private static Optional<String> variant(Payload line) throws MalformedField {
    return line.firstText("variant_title", "presentment_variant_title")
        .filter(title -> !title.equals("Default Title"));
  }

  /** Shopify's own lines have neither; programs that send orders on may add them. */
  private static Optional<String> address(Payload line, String name) throws MalformedField {
    return line.node().path(name).isTextual() ? line.text(name) : line.text(name + "_url");
  }

  private static Optional<BigDecimal> price(Payload line) throws MalformedField {
    var paid = presentment(line, "price_set").amount("amount");
    return paid.isPresent() ? paid : line.amount("price");
  }

  private static Payload presentment(Payload payload, String set) throws MalformedField {
    return payload.object(set).object("presentment_money");
  }

  /** The codes that the buyer entered; discounts of the shop itself have none. */
  static List<String> discountCodes(Payload order) throws MalformedField {
    var codes = new ArrayList<String>();
    for (var discount : order.objects("discount_codes")) {
      discount.text("code").ifPresent(codes::add);
    }
    return List.copyOf(codes);
  }

  /** Whether lines are given and all are removed; lines that are left out say nothing. */
  static boolean isEmptied(Payload payload) throws MalformedField {
    return payload.node().path("line_items").isArray() && items(payload).isEmpty();
  }

  /** The total of an order in the currency that its customer paid in. */
  static Optional<Money> paid(Payload order) throws MalformedField {
    var paid = presentment(order, "total_price_set");
    var money = money(paid.amount("amount"), paid.text("currency_code"));
    return money.isPresent()
        ? money
        : money(order.amount("total_price"), order.firstText("currency", "presentment_currency"));
  }

  /** The total of an order after it was edited and refunded. */
  static Optional<Money> current(Payload order) throws MalformedField {
    var set = presentment(order, "current_total_price_set");
    var current = money(set.amount("amount"), set.text("currency_code"));
    if (current.isPresent()) {
      return current;
    }
    var amount = order.amount("current_total_price");
    return amount.isEmpty() || amount.equals(order.amount("total_price"))
        ? paid(order)
        : money(amount, order.firstText("currency", "presentment_currency"));
  }

  /** The total of a checkout, whose amounts are those that the customer sees. */
  static Optional<Money> shown(Payload checkout) throws MalformedField {
    return money(
        checkout.amount("total_price"), checkout.firstText("presentment_currency", "currency"));
  }

  private static Optional<Money> money(Optional<BigDecimal> amount, Optional<String> currency) {
    return amount.flatMap(number -> currency.map(code -> new Money(number, code)));
  }

  static MarketingOptIns ticked(Payload payload) throws MalformedField {
    return new MarketingOptIns(
        payload.flag("buyer_accepts_marketing"),
        payload.flag("buyer_accepts_sms_marketing"),
        payload.text("sms_marketing_phone"));
  }
}
