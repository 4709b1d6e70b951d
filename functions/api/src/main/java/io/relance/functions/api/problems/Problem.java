package io.relance.functions.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.relance.domain.flow.Diagnostic;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A problem document (RFC 9457) with a stable code. Types have no URIs, so the title is the phrase
 * of the status (RFC 9457, 4.2.1).
 *
 * @param type always {@code about:blank}
 * @param title the phrase of the HTTP status
 * @param status the HTTP status
 * @param code the stable code of this kind of problem
 * @param detail what happened, for people
 * @param errors the faults of the request, by their path; absent when there are none
 * @param diagnostics the faults of a flow or of criteria; absent when there are none
 */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    List<Fault> errors,
    List<ReportedDiagnostic> diagnostics) {
  private static final int SUMMARISED = 5;

  /** The content type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * One fault of a request.
   *
   * @param path the field of the body, such as {@code consents[0].at}
   * @param message what the field must be
   */
  @Schema(name = "FieldError")
  public record Fault(String path, String message) {
    /** A field of the request's body. */
    public static Fault field(String path, String message) {
      return new Fault(path, message);
    }

    /** A field of the body that a use case found wrong. */
    public static Fault field(Diagnostic diagnostic) {
      return new Fault(diagnostic.path().orElse(""), diagnostic.message());
    }

    private String summary() {
      return path.isEmpty() ? message : path + ": " + message;
    }
  }

  /** A problem without faults of its own. */
  public static Problem of(int status, String code, String detail) {
    return new Problem("about:blank", phrase(status), status, code, detail, List.of(), List.of());
  }

  /** The same, with the faults of the request; the detail summarises the first. */
  public Problem with(List<Fault> faults) {
    return new Problem(
        type,
        title,
        status,
        code,
        summary(faults.stream().map(Fault::summary)),
        List.copyOf(faults),
        diagnostics);
  }

  /**
   * The same, with the faults of a flow or of criteria; the detail summarises the first, errors
   * before warnings.
   */
  public Problem withDiagnostics(List<Diagnostic> found) {
    var reported = found.stream().map(ReportedDiagnostic::of).toList();
    var summaries = reported.stream().sorted(ReportedDiagnostic.ERRORS_FIRST);
    return new Problem(
        type,
        title,
        status,
        code,
        summary(summaries.map(ReportedDiagnostic::summary)),
        errors,
        reported);
  }

  /** The same, with another detail. */
  public Problem withDetail(String detail) {
    return new Problem(type, title, status, code, detail, errors, diagnostics);
  }

  private String summary(Stream<String> faults) {
    var first = faults.limit(SUMMARISED).collect(Collectors.joining("; "));
    return first.isEmpty() ? detail : first;
  }

  /** The phrases of RFC 9110, of which Micronaut has older ones. */
  private static String phrase(int status) {
    return switch (status) {
      case 413 -> "Content Too Large";
      case 422 -> "Unprocessable Content";
      default -> HttpStatus.valueOf(status).getReason();
    };
  }
}
