package io.relance.domain.criteria;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The values of properties as a person reads them. */
final class ValueText {
  /** A number with more zeros than this is written with an exponent. */
  private static final int MOST_DIGITS = 40;

  private ValueText() {}

  static String of(@Nullable PropertyValue value) {
    return switch (value) {
      case Scalar.Text(var text) -> text;
      case Scalar.Numeric(var number) -> of(number);
      case Scalar.Flag(var flag) -> String.valueOf(flag);
      case PropertyValue.TextList(var texts) -> String.join(", ", texts);
      case null -> "absent";
    };
  }

  static String of(BigDecimal number) {
    return Math.abs(number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
  }
}
