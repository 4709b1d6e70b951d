package io.relance.domain.store;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an attribute of an item holds. */
public sealed interface Value {
  record Text(String text) implements Value {}

  /** A number of at most 38 significant digits. */
  record Numeric(BigDecimal number) implements Value {}

  record Flag(boolean flag) implements Value {}

  record Nothing() implements Value {}

  record ListOf(List<Value> values) implements Value {
    public ListOf {
      values = List.copyOf(values);
    }
  }

  record MapOf(Map<String, Value> values) implements Value {
    public MapOf {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long number) {
    return new Numeric(BigDecimal.valueOf(number));
  }

  static Value of(boolean flag) {
    return new Flag(flag);
  }
}
