package io.relance.compiler.liquid.filter;

import org.jspecify.annotations.Nullable;

/** What a filter makes of a value. */
@FunctionalInterface
public interface Computation {
  /**
   * The result for a value.
   *
   * @throws RuntimeException when an argument is missing or impossible, such as a divisor of zero
   */
  @Nullable Object of(@Nullable Object value, Arguments arguments);
}
