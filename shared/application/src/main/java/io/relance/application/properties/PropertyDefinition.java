package io.relance.application.properties;

import io.relance.domain.criteria.PropertyType;
import java.util.Optional;

/**
 * A custom property of contacts.
 *
 * @param type declared, else that of most of its values
 * @param label what people call it; only of a declared one
 */
public record PropertyDefinition(
    String name, PropertyType type, Optional<String> label, Source source) {
  /** How its type is known. */
  public enum Source {
    /** Somebody set it, and every value has it. */
    DECLARED,
    /** From the values that contacts have. */
    LEARNED
  }

  /** Whether every value has its type. */
  public boolean isDeclared() {
    return source == Source.DECLARED;
  }
}
