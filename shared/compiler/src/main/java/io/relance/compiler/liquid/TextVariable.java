package io.relance.compiler.liquid;

/**
 * A variable that texts may use.
 *
 * @param name such as {@code order.total}, {@code order.items[].title} or {@code
 *     contact.properties.<name>}
 */
public record TextVariable(String name, Type type) {
  /** What a variable holds. */
  public enum Type {
    /** A single value, written as text. */
    TEXT,
    /** Several values, over which a text can iterate. */
    LIST,
    /** A value that is not known in advance. */
    ANY
  }
}
