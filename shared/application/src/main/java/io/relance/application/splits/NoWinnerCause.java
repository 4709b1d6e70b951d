package io.relance.application.splits;

/** Why no variation has won. */
public enum NoWinnerCause {
  /** A variation got fewer contacts than the minimum. */
  MINIMUM,
  /** Several variations have the highest rate. */
  TIE,
  /** Chance may explain the lead. */
  CHANCE
}
