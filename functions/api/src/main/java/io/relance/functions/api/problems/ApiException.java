package io.relance.functions.api.problems;

import io.relance.domain.flow.Diagnostic;
import java.util.List;

/** A request that is refused; the response is its problem document. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  public static final int MAX_ERRORS = 100;

  private final transient Problem problem;

  private ApiException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /** The body has invalid fields; at most {@value #MAX_ERRORS} of them are reported. */
  public static ApiException invalid(List<Problem.Fault> faults) {
    var first = faults.stream().limit(MAX_ERRORS).toList();
    return new ApiException(
        Problem.of(422, "request.invalid", "The request is invalid").with(first));
  }

  /** One field of the body is invalid. */
  public static ApiException invalid(String path, String message) {
    return invalid(List.of(Problem.Fault.field(path, message)));
  }

  /** The flow in the request, or the one that it refers to, has errors. */
  public static ApiException invalidFlow(List<Diagnostic> diagnostics) {
    return new ApiException(
        Problem.of(422, "flow.invalid", "The flow has errors").withDiagnostics(diagnostics));
  }

  /** The criteria in the request have errors. */
  public static ApiException invalidCriteria(List<Diagnostic> diagnostics) {
    return new ApiException(
        Problem.of(422, "criteria.invalid", "The criteria have errors")
            .withDiagnostics(diagnostics));
  }

  /** The state of the resource does not allow the request. */
  public static ApiException conflict(String code, String detail) {
    return new ApiException(Problem.of(409, code, detail));
  }

  /**
   * A query parameter has a wrong value; the code is {@code request.<name>}.
   *
   * @param message what it must be
   */
  public static ApiException parameter(String name, String message) {
    return new ApiException(
        Problem.of(400, "request." + name, "").with(List.of(new Problem.Fault(name, message))));
  }

  /** An exception for any other problem. */
  public static ApiException of(Problem problem) {
    return new ApiException(problem);
  }
}
