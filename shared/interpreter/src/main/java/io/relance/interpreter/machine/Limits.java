package io.relance.interpreter.machine;

import java.time.Duration;

/** The limits of Step Functions for definitions and executions. */
public final class Limits {
  public static final int LONGEST_SECONDS = 99_999_999;

  /** How far ahead the timestamp of a Wait state may lie. */
  public static final long LONGEST_WAIT_SECONDS = Integer.MAX_VALUE;

  /** How long an execution lasts at most, whatever its definition says. */
  public static final Duration LONGEST_EXECUTION = Duration.ofDays(365);

  static final int DEFINITION_BYTES = 1024 * 1024;
  static final int NAME_LENGTH = 80;
  static final int LONGEST_MAX_DELAY_SECONDS = 31_622_400;

  private Limits() {}
}
