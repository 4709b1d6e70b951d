package io.relance.domain.inbound;

/** The result of parsing a webhook whose signature is valid. */
public sealed interface ParsedWebhook<T> {
  record Parsed<T>(T value) implements ParsedWebhook<T> {}

  /**
   * It does not match the sender's documentation.
   *
   * @param field where, such as {@code line_items[2].quantity}; never its value
   * @param problem the problem, such as {@code is missing}
   */
  record Malformed<T>(String field, String problem) implements ParsedWebhook<T> {}
}
