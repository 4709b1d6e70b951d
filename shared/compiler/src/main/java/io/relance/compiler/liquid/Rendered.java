package io.relance.compiler.liquid;

/** The result of rendering a text for one contact. */
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
   * The text cannot be rendered with this contact's values.
   *
   * @param reason for marketers, without the values
   */
  record Broken(String reason) implements Rendered {}
}
