package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import java.util.Optional;

/**
 * An error or warning about a flow, with its place.
 *
 * @param code stable, such as {@code flow.cycle}
 * @param path the place within the file, such as {@code elements[3].text}
 */
public record Diagnostic(
    String code,
    Optional<ElementId> element,
    Optional<String> path,
    Severity severity,
    String message,
    Optional<String> hint) {

  public static Diagnostic error(String code, String message) {
    return new Diagnostic(
        code, Optional.empty(), Optional.empty(), Severity.ERROR, message, Optional.empty());
  }

  public static Diagnostic warning(String code, String message) {
    return new Diagnostic(
        code, Optional.empty(), Optional.empty(), Severity.WARNING, message, Optional.empty());
  }

  public Diagnostic at(ElementId place) {
    return new Diagnostic(code, Optional.of(place), path, severity, message, hint);
  }

  public Diagnostic path(String place) {
    return new Diagnostic(code, element, Optional.of(place), severity, message, hint);
  }

  public Diagnostic hint(String advice) {
    return new Diagnostic(code, element, path, severity, message, Optional.of(advice));
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
