package io.relance.application.automations;

/** The result of an edit. */
public sealed interface Edited {
  /** The draft is saved. */
  record Saved(Automation before, Automation automation) implements Edited {}

  /** The draft has another revision than the edit requires; nothing changed. */
  record Stale(Automation automation) implements Edited {}

  /** There is no such automation. */
  record Unknown() implements Edited {}
}
