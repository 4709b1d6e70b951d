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
                quantity,
                price(line),
                line.text("sku")));
      }
    }
    return List.copyOf(items);
  }

  private static Optional<BigDecimal> price(Payload line) throws MalformedField {
    var paid = presentment(line, "price_set").amount("amount");
    return paid.isPresent() ? paid : line.amount("price");
  }

  private static Payload presentment(Payload payload, String set) throws MalformedField {
    return payload.object(set).object("presentment_money");
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
