package io.relance.compiler.liquid;

import io.relance.compiler.liquid.LiquidShape.Value;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects variables that may be empty and that a text prints without a default or a condition. */
final class EmptyVariables {
  private static final Set<String> NAMES =
      Set.of(
          "contact.firstName",
          "contact.lastName",
          "contact.country",
          "contact.locale",
          "fulfillment.trackingNumber",
          "fulfillment.trackingUrl",
          "fulfillment.company");

  private static final List<String> PREFIXES =
      List.of("contact.properties.", LiquidVariables.ENTRY + ".");

  private final Set<String> printed = new LinkedHashSet<>();
  private final Set<String> required = new HashSet<>();
  private final Set<String> tested = new HashSet<>();

  /** Whether a variable of a shape can have no value. */
  static boolean mayBeEmpty(LiquidShape shape) {
    return shape instanceof Value(_, var maybe) && maybe;
  }

  /**
   * The text prints a variable without a default.
   *
   * @param mayBeEmpty whether its shape says that it can have no value
   */
  void print(String name, boolean mayBeEmpty) {
    required.add(name);
    if (mayBeEmpty || NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith)) {
      printed.add(name);
    }
  }

  /** Whether the text prints a variable without a default, and no condition tests it. */
  boolean requires(String name) {
    return required.contains(name) && !tested.contains(name);
  }

  /** A condition of the text tests a variable. */
  void test(String name) {
    tested.add(name);
  }

  /** A warning for each that no condition tests. */
  Stream<Diagnostic> warnings() {
    return printed.stream()
        .filter(name -> !tested.contains(name))
        .map(
            name ->
                Diagnostic.warning("text.may-be-empty", Quoted.of(name) + " may be empty.")
                    .hint(
                        "Give it a default, such as {{ %s | default: '%s' }}."
                            .formatted(name, sample(name))));
  }

  private static String sample(String name) {
    return name.equals("contact.firstName") ? "there" : "…";
  }
}
