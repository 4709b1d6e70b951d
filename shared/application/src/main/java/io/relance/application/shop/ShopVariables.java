package io.relance.application.shop;

import io.relance.domain.shop.LineItem;
import io.relance.domain.shop.Money;
import io.relance.domain.shop.ShopFact.CheckoutChanged;
import io.relance.domain.shop.ShopFact.OrderPlaced;
import io.relance.domain.shop.TrackingDetails.TrackingNumber;
import io.relance.domain.text.Clipped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The variables of texts for orders, checkouts and parcels. */
final class ShopVariables {
  private static final int MOST_ITEMS = 100;
  private static final int MOST_CODES = 20;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_CODE = 255;
  private static final int LONGEST_ADDRESS = 2000;

  /** Each line has two: a hundred lines must fit into an item. */
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[\\x21-\\x7e]{1,500}");

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
      List<String> discountCodes,
      List<Line> items) {
    static Order of(OrderPlaced fact) {
      return new Order(
          fact.orderId(),
          clipped(fact.name()),
          fact.total().map(Money::amount).map(BigDecimal::toPlainString),
          fact.total().map(Money::currency),
          fact.statusUrl().filter(ShopVariables::fits),
          codes(fact.discountCodes()),
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

  record Line(
      String title,
      Optional<String> variant,
      int quantity,
      Optional<String> price,
      Optional<String> sku,
      Optional<String> image,
      Optional<String> url) {
    static Line of(LineItem item) {
      return new Line(
          clipped(item.title()),
          item.variant().map(ShopVariables::clipped),
          item.quantity(),
          item.price().map(BigDecimal::toPlainString),
          item.sku().map(ShopVariables::clipped),
          item.image().filter(ShopVariables::isWebAddress),
          item.url().filter(ShopVariables::isWebAddress));
    }
  }

  /** Longer codes are left out, because a clipped one would not work. */
  private static List<String> codes(List<String> codes) {
    return codes.stream().filter(code -> code.length() <= LONGEST_CODE).limit(MOST_CODES).toList();
  }

  private static boolean isWebAddress(String address) {
    return WEB_ADDRESS.matcher(address).matches();
  }

  private static List<Line> lines(List<LineItem> items) {
    return items.stream().limit(MOST_ITEMS).map(Line::of).toList();
  }

  private static String clipped(String text) {
    return Clipped.of(text, LONGEST_TITLE);
  }

  /** A longer address is left out, because a clipped one would not work. */
  private static boolean fits(String address) {
    return address.length() <= LONGEST_ADDRESS;
  }
}
