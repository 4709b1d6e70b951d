package io.relance.application.automations;

/** The result of deleting an automation. */
public sealed interface Removal {
  /** It is deleted; its counts and messages stay. */
  record Removed() implements Removal {}

  /** It is active. */
  record StillActive() implements Removal {}

  /** Contacts are in progress. */
  record StillInProgress(long contacts) implements Removal {}

  /** There is no such automation. */
  record Unknown() implements Removal {}
}
