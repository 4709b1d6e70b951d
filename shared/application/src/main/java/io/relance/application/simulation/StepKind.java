package io.relance.application.simulation;

/** The kind of a step of a simulation. */
public enum StepKind {
  /** The contact enters. */
  ENTERED,
  /** A message would be handed to its provider. */
  SENT,
  /** A message would not be sent, for a reason. */
  SKIPPED,
  /** A message could not be written, for a reason. */
  FAILED,
  /** A message would be held back for a while. */
  HELD,
  /** The contact's message would be forwarded. */
  FORWARDED,
  /** The contact would be put on a list. */
  ADDED,
  /** The contact would be removed from a list. */
  REMOVED,
  /** Fields or properties of the contact would be set or cleared. */
  UPDATED,
  /** The contact would be unsubscribed. */
  UNSUBSCRIBED,
  /** The contact would be a row of a file. */
  EXPORTED,
  /** The contact would get a promo code. */
  GRANTED,
  /** A wait begins. */
  WAITED,
  /** A condition sends the contact one way. */
  DECIDED,
  /** The contact would write one of the requested replies. */
  REPLIED,
  ENDED
}
