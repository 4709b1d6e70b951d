package io.relance.domain.inbound;

/** What came of reading a message from outside whose signature was right. */
public sealed interface Reading<T> {
  record Understood<T>(T value) implements Reading<T> {}

  /**
   * It is not what its sender's documents say.
   *
   * @param field where, such as {@code line_items[2].quantity}; never what stood there
   * @param problem what is wrong, such as {@code is missing}
   */
  record Malformed<T>(String field, String problem) implements Reading<T> {}
}
