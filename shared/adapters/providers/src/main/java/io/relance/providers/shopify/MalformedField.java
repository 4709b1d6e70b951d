package io.relance.providers.shopify;

/** Ends the reading of a payload at its first field that cannot be what Shopify documents. */
final class MalformedField extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  MalformedField(String field, String problem) {
    super(field + " " + problem, null, false, false);
    this.field = field;
    this.problem = problem;
  }

  String field() {
    return field;
  }

  String problem() {
    return problem;
  }
}
