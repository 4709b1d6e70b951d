package io.relance.compiler.liquid;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The fields and items that a variable has. */
sealed interface LiquidShape {
  /** The shape of a part by its name; empty when there is no such part. */
  default Optional<LiquidShape> part(String name) {
    return switch (this) {
      case Anything anything -> Optional.of(anything);
      case Value _ -> name.equals("size") ? Optional.of(new Value("")) : Optional.empty();
      case Items(var each) ->
          switch (name) {
            case "first", "last" -> Optional.of(each);
            case "size" -> Optional.of(new Value(""));
            default -> Optional.empty();
          };
      case Parts(var byName) -> Optional.ofNullable(byName.get(name));
    };
  }

  /** The shape of a part whose name is computed while the text is rendered. */
  default Optional<LiquidShape> computedPart() {
    return switch (this) {
      case Anything _, Parts _ -> Optional.of(new Anything());
      case Items(var each) -> Optional.of(each);
      case Value _ -> Optional.empty();
    };
  }

  /** Whether it can be printed. */
  default boolean isValue() {
    return switch (this) {
      case Value _, Anything _ -> true;
      case Items _, Parts _ -> false;
    };
  }

  /**
   * A single value.
   *
   * @param mayBeEmpty whether a text that prints it without a default is to be warned about
   */
  record Value(String sample, boolean mayBeEmpty) implements LiquidShape {
    Value(String sample) {
      this(sample, false);
    }

    static Value maybe(String sample) {
      return new Value(sample, true);
    }
  }

  /** Several values of one shape. */
  record Items(LiquidShape each) implements LiquidShape {}

  /** Named parts. */
  record Parts(NavigableMap<String, LiquidShape> byName) implements LiquidShape {
    static Parts of(Map<String, LiquidShape> byName) {
      return new Parts(new TreeMap<>(byName));
    }
  }

  /** Not known in advance: any part may exist. */
  record Anything() implements LiquidShape {}
}
