package io.relance.domain.inbound;

/** What came of reading a message from outside whose signature was right. */
public sealed interface ParsedWebhook<T> {
  record Parsed<T>(T value) implements ParsedWebhook<T> {}

  /**
   * It is not what its sender's documents say.
   *
   * @param field where, such as {@code line_items[2].quantity}; never what stood there
   * @param problem what is wrong, such as {@code is missing}
   */
  record Malformed<T>(String field, String problem) implements ParsedWebhook<T> {}
}
