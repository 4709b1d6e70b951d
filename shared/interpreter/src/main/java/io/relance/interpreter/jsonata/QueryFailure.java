package io.relance.interpreter.jsonata;

/** An expression could not be evaluated to what its field needs. */
public final class QueryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String location;

  /**
   * @param location the field, such as {@code Output/total}; empty when it is no particular one
   * @param reason a sentence as AWS words it
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
