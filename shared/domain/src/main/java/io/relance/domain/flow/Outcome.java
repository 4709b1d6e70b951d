package io.relance.domain.flow;

/** What reaching an end means for the contact who reached it. */
public enum Outcome {
  SUCCESS,
  ABANDON,
  FAILURE,
  NEUTRAL
}
