package io.relance.application.simulation;

/** What happens at a step of a preview. */
public enum StepKind {
  /** The contact comes in. */
  ENTERED,
  /** A message would be handed to its provider. */
  SENT,
  /** A message would not be sent, for a reason. */
  SKIPPED,
  /** A message could not be written, for a reason. */
  FAILED,
  /** A message would be held back for a while. */
  HELD,
  /** The contact's message would be passed on to somebody. */
  FORWARDED,
  /** The contact would be put on a list. */
  ADDED,
  /** A wait begins. */
  WAITED,
  /** A condition sends the contact one way. */
  DECIDED,
  /** The contact would write, as the preview was told. */
  REPLIED,
  ENDED
}
