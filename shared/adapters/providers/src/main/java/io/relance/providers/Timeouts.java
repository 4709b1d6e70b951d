package io.relance.providers;

import java.time.Duration;

/**
 * How long a provider may take; the two together have to fit into a claim's deadline.
 *
 * @param connect until the connection stands: nothing was asked yet
 * @param answer until the whole answer is there: afterwards nobody knows
 */
public record Timeouts(Duration connect, Duration answer) {
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));
}
