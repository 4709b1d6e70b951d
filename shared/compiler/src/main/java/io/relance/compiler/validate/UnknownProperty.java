package io.relance.compiler.validate;

import io.relance.domain.flow.Diagnostic;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.Collection;
import java.util.TreeSet;

/** The warning of a property that no contact has so far. */
public final class UnknownProperty {
  private UnknownProperty() {}

  /**
   * Warns of a property.
   *
   * @param names those of which the nearest is suggested
   * @param prefix what stands before a name where it is used
   */
  public static Diagnostic warning(
      String code, String name, Collection<String> names, String prefix) {
    return Diagnostic.warning(code, "No contact has a property " + Quoted.of(name) + " so far.")
        .hint(
            NearestName.of(name, new TreeSet<>(names))
                .map(near -> "Did you mean \"" + prefix + near + "\"?")
                .orElse("Declare it, or ignore this until contacts have it."));
  }
}
