package io.relance.compiler.liquid;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What may be asked of a variable. */
sealed interface LiquidShape {
  /** A single value. */
  record Value(String sample) implements LiquidShape {}

  /** Several things of one shape. */
  record Items(LiquidShape each) implements LiquidShape {}

  /** Named parts. */
  record Parts(NavigableMap<String, LiquidShape> byName) implements LiquidShape {
    static Parts of(Map<String, LiquidShape> byName) {
      return new Parts(new TreeMap<>(byName));
    }
  }

  /** Nothing is known, so anything may be asked. */
  record Anything() implements LiquidShape {}
}
