package io.relance.application.automations;

import java.util.List;

/** The result of deleting an automation. */
public sealed interface DeleteResult {
  /** It is deleted; its counts and messages stay. */
  record Removed() implements DeleteResult {}

  /** It is active. */
  record StillActive() implements DeleteResult {}

  /** Contacts are in progress. */
  record StillInProgress(long contacts) implements DeleteResult {}

  /**
   * Others reply to its messages.
   *
   * @param automations their names
   */
  record InUse(List<String> automations) implements DeleteResult {
    public InUse {
      automations = List.copyOf(automations);
    }
  }

  /** There is no such automation. */
  record Unknown() implements DeleteResult {}
}
