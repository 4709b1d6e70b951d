package io.relance.providers.shopify;

import io.relance.domain.shop.LineItem;
import io.relance.domain.shop.MarketingOptIns;
import io.relance.domain.shop.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what orders and checkouts have in common: lines, total and ticked boxes. */
final class BasketReader {
  private BasketReader() {}

  static List<LineItem> items(Payload payload) throws MalformedField {
    var items = new ArrayList<LineItem>();
    for (var line : payload.objects("line_items")) {
      items.add(
          new LineItem(
              line.firstText("title", "presentment_title", "name").orElse(""),
              line.count("quantity"),
              line.amount("price"),
              line.text("sku")));
    }
    return List.copyOf(items);
  }

  static Optional<Money> total(Payload payload) throws MalformedField {
    var currency = payload.firstText("currency", "presentment_currency");
    return payload
        .amount("total_price")
        .flatMap(amount -> currency.map(code -> new Money(amount, code)));
  }

  static MarketingOptIns ticked(Payload payload) throws MalformedField {
    return new MarketingOptIns(
        payload.flag("buyer_accepts_marketing"),
        payload.flag("buyer_accepts_sms_marketing"),
        payload.text("sms_marketing_phone"));
  }
}
