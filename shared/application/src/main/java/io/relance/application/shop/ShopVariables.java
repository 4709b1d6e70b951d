package io.relance.application.shop;

import io.relance.domain.shop.LineItem;
import io.relance.domain.shop.Money;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.TrackingDetails.TrackingNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The variables of texts for orders, checkouts and parcels. */
final class ShopVariables {
  private static final int MOST_ITEMS = 100;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_ADDRESS = 2000;

  private ShopVariables() {}

  record OfOrder(Order order) {}

  record OfCheckout(Checkout checkout) {}

  record OfParcel(Order order, Parcel fulfillment) {}

  /** Amounts are texts, to retain the decimals that the shop wrote. */
  record Order(
      String id,
      String name,
      Optional<String> total,
      Optional<String> currency,
      Optional<String> statusUrl,
      List<Line> items) {
    static Order of(OrderPlaced fact) {
      return new Order(
          fact.orderId(),
          clipped(fact.name()),
          fact.total().map(Money::amount).map(BigDecimal::toPlainString),
          fact.total().map(Money::currency),
          fact.statusUrl().filter(ShopVariables::fits),
          lines(fact.items()));
    }
  }

  record Checkout(
      Optional<String> recoveryUrl,
      Optional<String> total,
      Optional<String> currency,
      List<Line> items) {
    static Checkout of(CheckoutChanged fact) {
      return new Checkout(
          fact.recoveryUrl().filter(ShopVariables::fits),
          fact.total().map(Money::amount).map(BigDecimal::toPlainString),
          fact.total().map(Money::currency),
          lines(fact.items()));
    }

    /** The same, with missing values filled in from the other. */
    Checkout filledFrom(Checkout other) {
      return new Checkout(
          recoveryUrl.or(other::recoveryUrl),
          total.or(other::total),
          currency.or(other::currency),
          items.isEmpty() ? other.items() : items);
    }
  }

  record Parcel(
      Optional<String> trackingNumber,
      Optional<String> trackingUrl,
      Optional<String> company,
      String status,
      List<TrackingNumber> tracking) {}

  record Line(String title, int quantity, Optional<String> price, Optional<String> sku) {
    static Line of(LineItem item) {
      return new Line(
          clipped(item.title()),
          item.quantity(),
          item.price().map(BigDecimal::toPlainString),
          item.sku().map(ShopVariables::clipped));
    }
  }

  private static List<Line> lines(List<LineItem> items) {
    return items.stream().limit(MOST_ITEMS).map(Line::of).toList();
  }

  /** Never cuts a character of two units in two. */
  private static String clipped(String text) {
    if (text.length() <= LONGEST_TITLE) {
      return text;
    }
    boolean splits =
        Character.isSurrogatePair(text.charAt(LONGEST_TITLE - 1), text.charAt(LONGEST_TITLE));
    return text.substring(0, splits ? LONGEST_TITLE - 1 : LONGEST_TITLE);
  }

  /** A longer address is left out, because a clipped one would not work. */
  private static boolean fits(String address) {
    return address.length() <= LONGEST_ADDRESS;
  }
}
