package io.relance.compiler.liquid.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The filters that compute with numbers; nil and texts without a number count as 0. */
final class NumberFilters {
  private static final MathContext PRECISION = new MathContext(40);

  private NumberFilters() {}

  static Map<String, Computation> all() {
    return Map.ofEntries(
        Map.entry("abs", of(it -> new RubyNumber(it.value().abs(), it.whole()))),
        Map.entry("ceil", of(NumberFilters::ceil)),
        Map.entry("floor", of(RubyNumber::floor)),
        Map.entry("round", NumberFilters::round),
        Map.entry("plus", of((a, b) -> a.with(b, a.value().add(b.value())))),
        Map.entry("minus", of((a, b) -> a.with(b, a.value().subtract(b.value())))),
        Map.entry("times", of((a, b) -> a.with(b, a.value().multiply(b.value())))),
        Map.entry("divided_by", of(NumberFilters::divide)),
        Map.entry("modulo", of(NumberFilters::remainder)),
        Map.entry("at_least", of((a, b) -> b.value().compareTo(a.value()) > 0 ? b : a)),
        Map.entry("at_most", of((a, b) -> b.value().compareTo(a.value()) < 0 ? b : a)));
  }

  private static Computation of(UnaryOperator<RubyNumber> operator) {
    return (value, _) -> operator.apply(RubyNumber.of(value)).printed();
  }

  private static Computation of(BinaryOperator<RubyNumber> operator) {
    return (value, arguments) ->
        operator.apply(RubyNumber.of(value), RubyNumber.of(arguments.at(0))).printed();
  }

  private static RubyNumber ceil(RubyNumber number) {
    return RubyNumber.whole(number.value().setScale(0, RoundingMode.CEILING));
  }

  private static Number round(@Nullable Object value, Arguments arguments) {
    var number = RubyNumber.of(value);
    int places = RubyNumber.of(arguments.at(0, 0L)).value().intValue();
    var rounded = number.value().setScale(places, RoundingMode.HALF_UP);
    return number.whole() && places > 0
        ? number.printed()
        : new RubyNumber(rounded, places <= 0).printed();
  }

  /** Of two whole numbers the whole quotient, rounded down. */
  private static RubyNumber divide(RubyNumber a, RubyNumber b) {
    var quotient = a.value().divide(b.value(), PRECISION);
    return a.whole() && b.whole() ? RubyNumber.whole(quotient(a, b)) : RubyNumber.decimal(quotient);
  }

  /** Has the sign of the divisor. */
  private static RubyNumber remainder(RubyNumber a, RubyNumber b) {
    return a.with(b, a.value().subtract(b.value().multiply(quotient(a, b))));
  }

  private static BigDecimal quotient(RubyNumber a, RubyNumber b) {
    var quotient = a.value().divideToIntegralValue(b.value()).setScale(0, RoundingMode.DOWN);
    var exact = quotient.multiply(b.value()).compareTo(a.value()) == 0;
    var negative = a.value().signum() * b.value().signum() < 0;
    return !exact && negative ? quotient.subtract(BigDecimal.ONE) : quotient;
  }
}
