package io.relance.compiler.liquid.filter;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter {@code default}: another value for nil, false and what is empty. */
final class DefaultFilter {
  private DefaultFilter() {}

  static @Nullable Object of(@Nullable Object value, Arguments arguments) {
    var absent =
        switch (value) {
          case null -> true;
          case Boolean flag -> !flag && !arguments.isOn("allow_false");
          case CharSequence text -> text.isEmpty();
          case Collection<?> items -> items.isEmpty();
          case Object[] items -> items.length == 0;
          case Map<?, ?> fields -> fields.isEmpty();
          default -> false;
        };
    return absent ? arguments.at(0, "") : value;
  }
}
