package io.relance.application.keys;

/** How a new resource gets its key. */
public sealed interface KeyRequest {
  /** The key that the request names; refused when another resource has it. */
  record Given(String key) implements KeyRequest {
    public Given {
      if (!Keys.isValid(key)) {
        throw new IllegalArgumentException("Not the form of a key: \"" + key + "\"");
      }
    }
  }

  /** A key made from the name, with a suffix such as {@code -2} when another resource has it. */
  record FromName(String name) implements KeyRequest {}
}
