package io.relance.application.imports;

import io.relance.domain.criteria.PropertyType;
import io.relance.domain.criteria.PropertyValue;
import io.relance.domain.criteria.Scalar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the texts of cells as values of a type. */
final class CellValues {
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

  /** A number whose form means nothing: no leading zeros, as codes have, and not too long. */
  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,10})?");

  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;|]\\s*");
  private static final Set<String> TRUE = Set.of("true", "yes", "oui", "vrai", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "non", "faux", "0");

  private final ZoneId zone;

  /**
   * @param zone that of times that have none
   */
  CellValues(ZoneId zone) {
    this.zone = zone;
  }

  /** The value of a type; a text that is none is the text, which the type then refuses. */
  PropertyValue read(String text, PropertyType type) {
    return switch (type) {
      case TEXT, DATE -> new Scalar.Text(text);
      case NUMBER -> number(text);
      case BOOLEAN -> flag(text);
      case INSTANT -> new Scalar.Text(instant(text).orElse(text));
      case LIST ->
          new PropertyValue.TextList(
              Arrays.stream(SEPARATOR.split(text)).filter(it -> !it.isBlank()).toList());
    };
  }

  private static PropertyValue number(String text) {
    return NUMBER.matcher(text).matches() && text.length() <= 40
        ? new Scalar.Numeric(new BigDecimal(text))
        : new Scalar.Text(text);
  }

  private static PropertyValue flag(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return new Scalar.Flag(true);
    }
    return FALSE.contains(word) ? new Scalar.Flag(false) : new Scalar.Text(text);
  }

  /** An instant, whose zone may be absent and whose date and time a space may divide. */
  Optional<String> instant(String text) {
    var iso = text.strip().replaceFirst("(?<=\\d) +(?=\\d)", "T");
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant().toString());
    } catch (DateTimeException _) {
      try {
        return Optional.of(LocalDateTime.parse(iso).atZone(zone).toInstant().toString());
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }
  }

  /** Whether a text is a number that loses nothing when it is stored as one. */
  static boolean isPlainNumber(String text) {
    return PLAIN_NUMBER.matcher(text).matches();
  }

  static boolean isTrueOrFalse(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    return word.equals("true") || word.equals("false");
  }
}
