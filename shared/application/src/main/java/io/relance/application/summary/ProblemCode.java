package io.relance.application.summary;

/** What kind of problem it is, in the order in which problems are listed. */
public enum ProblemCode {
  /** All sending is paused. */
  SENDING_PAUSED(Severity.ERROR),
  /** A provider refuses the account. */
  PROVIDER_PAUSED(Severity.ERROR),
  /** A part of the installation does not work. */
  PART_DOWN(Severity.ERROR),
  /** Work failed after the last retry. */
  DEAD_LETTERS(Severity.ERROR),
  /** A promo bank has no codes left. */
  PROMO_BANK_EXHAUSTED(Severity.ERROR),
  /** A part of the installation needs attention. */
  PART_DEGRADED(Severity.WARNING),
  /** Sending is paused for one automation. */
  AUTOMATION_PAUSED(Severity.WARNING),
  /** More messages wait until tomorrow than a cap permits today. */
  DAILY_CAP_REACHED(Severity.WARNING),
  /** Prepared messages wait for a decision. */
  APPROVAL_PENDING(Severity.WARNING),
  /** The provider may or may not have some messages. */
  MESSAGES_UNCONFIRMED(Severity.WARNING),
  /** A promo bank has few codes left. */
  PROMO_BANK_LOW(Severity.WARNING),
  /** The draft of an active automation differs from its version. */
  DRAFT_DIFFERS(Severity.WARNING);

  /** How much it matters. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private final Severity severity;

  ProblemCode(Severity severity) {
    this.severity = severity;
  }

  /** How much problems of this kind matter. */
  public Severity severity() {
    return severity;
  }
}
