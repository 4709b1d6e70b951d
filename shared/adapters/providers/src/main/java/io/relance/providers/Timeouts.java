package io.relance.providers;

import java.time.Duration;

/**
 * The timeouts of calls to a provider; together they must fit into a claim's deadline.
 *
 * @param connect for the connection; when it expires, nothing was sent
 * @param answer for the whole response; when it expires, the outcome is unknown
 */
public record Timeouts(Duration connect, Duration answer) {
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));

  /** Of calls during a webhook, whose sender waits 15 seconds at most. */
  public static final Timeouts OF_WEBHOOKS =
      new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(5));
}
