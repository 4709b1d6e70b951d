package io.relance.application.automations;

/** The result of deleting an automation. */
public sealed interface DeleteResult {
  /** It is deleted; its counts and messages stay. */
  record Removed() implements DeleteResult {}

  /** It is active. */
  record StillActive() implements DeleteResult {}

  /** Contacts are in progress. */
  record StillInProgress(long contacts) implements DeleteResult {}

  /** There is no such automation. */
  record Unknown() implements DeleteResult {}
}
