package io.relance.providers.shopify;

import io.relance.domain.shop.Money;
import io.relance.domain.shop.ShopFact;
import io.relance.domain.shop.ShopFact.OrderRefunded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads refunds, alone or within their order. */
final class RefundReader {
  private RefundReader() {}

  static ShopFact created(Payload refund) throws MalformedField {
    return read(refund, refund.requiredId("order_id"), at(refund, "created_at"));
  }

  /** The refunds of an order; one without an id if only its payment says that there was one. */
  static List<OrderRefunded> ofOrder(Payload order, String id) throws MalformedField {
    var at = at(order, "updated_at");
    var refunds = new ArrayList<OrderRefunded>();
    for (var refund : order.objects("refunds")) {
      refunds.add(read(refund, id, at));
    }
    if (refunds.isEmpty()
        && order.text("financial_status").filter("refunded"::equals).isPresent()) {
      refunds.add(new OrderRefunded(id, Optional.empty(), Optional.empty(), at));
    }
    return refunds;
  }

  private static Instant at(Payload payload, String first) throws MalformedField {
    return payload.firstInstant(first, "created_at", "processed_at");
  }

  private static OrderRefunded read(Payload refund, String order, Instant otherwise)
      throws MalformedField {
    var at = refund.instant("created_at");
    return new OrderRefunded(
        order, Optional.of(refund.requiredId("id")), amount(refund), at.orElse(otherwise));
  }

  /** What was returned, in the currency of its transactions; absent when they name none. */
  private static Optional<Money> amount(Payload refund) throws MalformedField {
    var total = BigDecimal.ZERO;
    Optional<String> currency = Optional.empty();
    for (var transaction : refund.objects("transactions")) {
      var counts =
          transaction.text("kind").filter("refund"::equals).isPresent()
              && transaction.text("status").filter("success"::equals).isPresent();
      var amount = transaction.amount("amount");
      var named = transaction.text("currency");
      var summed = currency.isEmpty() || currency.equals(named);
      if (counts && summed && amount.isPresent() && named.isPresent()) {
        total = total.add(amount.get());
        currency = named;
      }
    }
    var amount = total;
    return currency.map(code -> new Money(amount, code));
  }
}
