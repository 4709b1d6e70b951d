package io.relance.functions.api.problems;

import io.relance.domain.flow.Diagnostic;
import java.util.List;

/** A request that cannot be done as it was asked; its problem is the answer. */
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

  /** The body has fields at fault; of very many only the first are told. */
  public static ApiException invalid(List<Problem.Fault> faults) {
    var first = faults.stream().limit(MAX_ERRORS).toList();
    return new ApiException(
        Problem.of(422, "request.invalid", "The request is invalid").with(first));
  }

  /** One field of the body is at fault. */
  public static ApiException invalid(String path, String message) {
    return invalid(List.of(Problem.Fault.field(path, message)));
  }

  /** The flow of the request, or that it names, has errors. */
  public static ApiException invalidFlow(List<Diagnostic> diagnostics) {
    return new ApiException(
        Problem.of(422, "flow.invalid", "The flow has errors").withDiagnostics(diagnostics));
  }

  /** It was understood, and cannot be done as things stand. */
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

  /** The refusal that is answered with a problem. */
  public static ApiException of(Problem problem) {
    return new ApiException(problem);
  }
}
