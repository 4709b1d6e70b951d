package io.relance.compiler.validate.element;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.stream.Stream;

/** The error of a key that no object of its kind has. */
final class UnknownKey {
  private UnknownKey() {}

  static Diagnostic error(String code, String kind, String key, Stream<String> known) {
    var ending = NearestName.ending(key, known.sorted().toList());
    return Diagnostic.error(code, "There is no " + kind + " " + Quoted.of(key) + ending);
  }
}
