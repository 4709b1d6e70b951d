package io.relance.functions.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relance.domain.flow.Diagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What went wrong with a request, as RFC 9457 has it, with a code that programs can rely on.
 *
 * @param diagnostics what is at fault in a flow, criteria or a body, all at once
 */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String code, String detail, List<Fault> diagnostics) {
  private static final int TOLD = 5;

  /** The content type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One fault, by its place. */
  @Schema(name = "Fault")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Fault(
      String code,
      Optional<String> element,
      Optional<String> path,
      String severity,
      String message,
      Optional<String> hint) {

    private String told() {
      return path.or(() -> element).map(place -> place + ": ").orElse("") + message;
    }

    public static Fault of(Diagnostic diagnostic) {
      return new Fault(
          diagnostic.code(),
          diagnostic.element().map(Object::toString),
          diagnostic.path(),
          diagnostic.severity().name().toLowerCase(Locale.ROOT),
          diagnostic.message(),
          diagnostic.hint());
    }

    /** A field of the request's body. */
    public static Fault field(String path, String message) {
      return new Fault(
          "request.invalid-field",
          Optional.empty(),
          Optional.of(path),
          "error",
          message,
          Optional.empty());
    }
  }

  /** A problem of which no more is to be said. */
  public static Problem of(int status, String code, String title) {
    return new Problem("about:blank", title, status, code, title, List.of());
  }

  /** The same, with what is at fault. */
  public Problem with(List<Fault> faults) {
    return new Problem(type, title, status, code, told(faults), List.copyOf(faults));
  }

  /** The same, said more closely. */
  public Problem saying(String detail) {
    return new Problem(type, title, status, code, detail, diagnostics);
  }

  /** The first faults in a sentence each, for whoever reads no more than that. */
  private String told(List<Fault> faults) {
    var told = faults.stream().limit(TOLD).map(Fault::told).collect(Collectors.joining("; "));
    return told.isEmpty() ? detail : told;
  }
}
