package io.relance.compiler.liquid.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filters of amounts, in the format that shops of the currency have by default. Amounts are in
 * units of the currency, as all variables of texts are, not in cents.
 */
final class MoneyFilters {
  /** What shops write before an amount; elsewhere it is the code. */
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("USD", "$"),
          Map.entry("CAD", "$"),
          Map.entry("AUD", "$"),
          Map.entry("NZD", "$"),
          Map.entry("SGD", "$"),
          Map.entry("MXN", "$ "),
          Map.entry("GBP", "£"),
          Map.entry("EUR", "€"),
          Map.entry("JPY", "¥"),
          Map.entry("CHF", "CHF "),
          Map.entry("BRL", "R$ "),
          Map.entry("INR", "Rs. "),
          Map.entry("SEK", "kr "),
          Map.entry("NOK", "kr "),
          Map.entry("DKK", "kr "),
          Map.entry("PLN", "zł "));

  private static final Map<String, Currency> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));

  private MoneyFilters() {}

  static Map<String, Computation> all() {
    return Map.of(
        "money", (value, to) -> of(value, to, Style.PLAIN),
        "money_with_currency", (value, to) -> of(value, to, Style.WITH_CURRENCY),
        "money_without_currency", (value, to) -> of(value, to, Style.WITHOUT_SYMBOL),
        "money_without_trailing_zeros", (value, to) -> of(value, to, Style.WITHOUT_ZEROS));
  }

  private enum Style {
    PLAIN,
    WITH_CURRENCY,
    WITHOUT_SYMBOL,
    WITHOUT_ZEROS
  }

  private static String of(@Nullable Object value, Arguments arguments, Style style) {
    if (value == null || value.toString().isBlank()) {
      return "";
    }
    var currency = currency(arguments);
    var number = written(RubyNumber.of(value).value(), currency, style);
    var amount = currency.map(code -> symbol(code) + number).orElse(number);
    return switch (style) {
      case PLAIN, WITHOUT_ZEROS -> amount;
      case WITHOUT_SYMBOL -> number;
      case WITH_CURRENCY -> currency.map(code -> amount + " " + code).orElse(amount);
    };
  }

  private static String written(BigDecimal value, Optional<String> currency, Style style) {
    int decimals = currency.flatMap(MoneyFilters::known).map(MoneyFilters::decimals).orElse(2);
    var rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    var plain =
        style == Style.WITHOUT_ZEROS && RubyNumber.isWhole(rounded)
            ? rounded.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
            : rounded.toPlainString();
    var point = plain.indexOf('.');
    var units = point < 0 ? plain : plain.substring(0, point);
    var comma = currency.filter("EUR"::equals).isPresent();
    var grouped = units.replaceAll("(?<=\\d)(?=(\\d{3})+$)", comma ? "." : ",");
    return point < 0 ? grouped : grouped + (comma ? "," : ".") + plain.substring(point + 1);
  }

  private static String symbol(String code) {
    return SYMBOLS.getOrDefault(code, code + " ");
  }

  private static Optional<String> currency(Arguments arguments) {
    return Stream.of("order", "checkout")
        .flatMap(root -> arguments.variable(root, "currency").stream())
        .map(Object::toString)
        .filter(code -> known(code).isPresent())
        .findFirst();
  }

  private static Optional<Currency> known(String code) {
    return Optional.ofNullable(CURRENCIES.get(code));
  }

  private static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}
