package io.relance.application.automations;

/** The result of an edit. */
public sealed interface DraftEditResult {
  /** The draft is saved. */
  record Saved(Automation before, Automation automation) implements DraftEditResult {}

  /** The draft has another revision than the edit requires; nothing changed. */
  record Stale(Automation automation) implements DraftEditResult {}

  /** There is no such automation. */
  record Unknown() implements DraftEditResult {}
}
