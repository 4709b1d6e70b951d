package io.relance.domain.store;

import io.relance.domain.failure.TransientFailure;

/**
 * Another transaction was at the same items at the same time: nothing was written and nothing is
 * known of the preconditions.
 */
public final class Conflict extends TransientFailure {
  private static final long serialVersionUID = 1L;

  public Conflict() {
    super("Another transaction was at the same items");
  }
}
