package io.relance.application.keys;

/** How a new resource gets its key. */
public sealed interface KeyRequest {
  /** The key that the request names, or else the name from which it is made. */
  default String text() {
    return switch (this) {
      case Given(var key) -> key;
      case FromName(var name) -> name;
    };
  }

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
