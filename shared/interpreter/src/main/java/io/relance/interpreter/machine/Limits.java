package io.relance.interpreter.machine;

/** The limits of Step Functions for definitions. */
public final class Limits {
  public static final int LONGEST_SECONDS = 99_999_999;
  static final int DEFINITION_BYTES = 1024 * 1024;
  static final int NAME_LENGTH = 80;
  static final int LONGEST_MAX_DELAY_SECONDS = 31_622_400;

  private Limits() {}
}
