package io.relance.compiler.liquid;

/** What came of filling in a text for one contact. */
public sealed interface Rendered {
  /** The text to send. */
  record Text(String value) implements Rendered {
    /** A message's text is never logged. */
    @Override
    public String toString() {
      return "Text[…]";
    }
  }

  /**
   * This contact's values do not fit this text.
   *
   * @param reason in words a marketer understands, without the values
   */
  record Broken(String reason) implements Rendered {}
}
