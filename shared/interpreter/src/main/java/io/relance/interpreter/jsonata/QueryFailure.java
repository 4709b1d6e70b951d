package io.relance.interpreter.jsonata;

/** An expression could not be evaluated to what its field needs. */
public final class QueryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String location;

  /**
   * @param location the field, such as {@code Output/total}; empty when it is none in particular
   * @param reason a sentence in the words that AWS uses
   */
  public QueryFailure(String location, String reason) {
    super(reason, null, false, false);
    this.location = location;
  }

  public String location() {
    return location;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
