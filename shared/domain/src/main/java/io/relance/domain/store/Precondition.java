package io.relance.domain.store;

import java.util.List;

/** The condition on the current item under which a write happens. */
public sealed interface Precondition {
  /** No condition. */
  record Always() implements Precondition {}

  /** No item has the key (one that has expired counts as none). */
  record Absent() implements Precondition {}

  record Present() implements Precondition {}

  record AttributeAbsent(String attribute) implements Precondition {}

  record AttributePresent(String attribute) implements Precondition {}

  record AttributeEquals(String attribute, Value value) implements Precondition {}

  record AllOf(List<Precondition> conditions) implements Precondition {
    public AllOf {
      conditions = List.copyOf(conditions);
    }
  }

  record AnyOf(List<Precondition> conditions) implements Precondition {
    public AnyOf {
      conditions = List.copyOf(conditions);
    }
  }

  static Precondition always() {
    return new Always();
  }

  static Precondition absent() {
    return new Absent();
  }

  static Precondition present() {
    return new Present();
  }

  static Precondition equal(String attribute, String text) {
    return new AttributeEquals(attribute, Value.of(text));
  }

  static Precondition equal(String attribute, long number) {
    return new AttributeEquals(attribute, Value.of(number));
  }

  static Precondition all(Precondition... conditions) {
    return new AllOf(List.of(conditions));
  }

  static Precondition any(Precondition... conditions) {
    return new AnyOf(List.of(conditions));
  }
}
