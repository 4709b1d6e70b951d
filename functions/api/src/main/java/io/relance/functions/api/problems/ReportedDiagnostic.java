package io.relance.functions.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.domain.flow.Diagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A fault of a flow or of criteria, as answers show it.
 *
 * @param code the stable code of this kind of fault
 * @param elementId the element of the flow that is at fault
 * @param path the field that is at fault, in the element or else in the flow or criteria
 * @param severity errors prevent activation, warnings do not
 * @param message what is wrong, for people
 * @param hint how it can be corrected
 */
@Schema(name = "Diagnostic")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReportedDiagnostic(
    String code,
    Optional<String> elementId,
    Optional<String> path,
    @Schema(
            type = "string",
            allowableValues = {"error", "warning"})
        String severity,
    String message,
    Optional<String> hint) {
  static final Comparator<ReportedDiagnostic> ERRORS_FIRST =
      Comparator.comparing(ReportedDiagnostic::severity);

  /** A diagnostic of a rule. */
  public static ReportedDiagnostic of(Diagnostic diagnostic) {
    return new ReportedDiagnostic(
        diagnostic.code(),
        diagnostic.element().map(Object::toString),
        diagnostic.path(),
        diagnostic.severity().name().toLowerCase(Locale.ROOT),
        diagnostic.message(),
        diagnostic.hint());
  }

  /** All of them, in the order in which they were found. */
  public static List<ReportedDiagnostic> of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(ReportedDiagnostic::of).toList();
  }

  String summary() {
    return path.or(() -> elementId).map(place -> place + ": ").orElse("")
        + message.replaceFirst("\\.$", "");
  }
}
