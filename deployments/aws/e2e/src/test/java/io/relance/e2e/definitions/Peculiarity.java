package io.relance.e2e.definitions;

/**
 * In what LocalStack is not like AWS; {@code docs/decisions/definitions-judged.md} says by which
 * document.
 */
enum Peculiarity {
  CAUSE_WRITTEN_ANEW("what a function fails with is written anew, in ASCII"),
  FAILURE_HEARD_AGAIN("a send that is retried keeps its token, and hears its last failure again"),
  FIELD_NOT_NAMED("the cause of a failed expression does not name its field"),
  WRONG_TIMESTAMP("a wrong timestamp is no failed expression, and its cause has other words");

  private final String description;

  Peculiarity(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /** The comparison as it would be without this peculiarity; the same where it does not show. */
  Comparison setRight(Comparison comparison) {
    return switch (this) {
      case CAUSE_WRITTEN_ANEW -> Corrections.causesAsLambdaGaveThem(comparison);
      case FAILURE_HEARD_AGAIN -> Corrections.lastTriesOnly(comparison);
      case FIELD_NOT_NAMED -> Corrections.fieldsNotNamed(comparison);
      case WRONG_TIMESTAMP -> Corrections.wrongTimestamps(comparison);
    };
  }
}
