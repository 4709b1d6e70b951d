package io.relance.application.tabular;

/** A file cannot be read to its end; the problem names the place and what must be there. */
public final class UnreadableFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  public UnreadableFile(String problem) {
    super(problem);
    this.problem = problem;
  }

  public UnreadableFile(String problem, Throwable cause) {
    super(problem, cause);
    this.problem = problem;
  }

  /** The place, and what must be there. */
  public String problem() {
    return problem;
  }
}
