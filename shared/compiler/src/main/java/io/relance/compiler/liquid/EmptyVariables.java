package io.relance.compiler.liquid;

import io.relance.compiler.liquid.LiquidShape.Value;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.Quoted;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
  private final Set<String> tested = new HashSet<>();

  /** The text prints a variable of this shape without a default. */
  void print(String name, Optional<LiquidShape> shape) {
    if (NAMES.contains(name)
        || PREFIXES.stream().anyMatch(name::startsWith)
        || shape.filter(it -> it instanceof Value(_, var maybe) && maybe).isPresent()) {
      printed.add(name);
    }
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
