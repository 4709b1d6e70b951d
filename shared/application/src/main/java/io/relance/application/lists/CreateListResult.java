package io.relance.application.lists;

import io.relance.domain.flow.Diagnostic;

/** The outcome of creating a list. */
public sealed interface CreateListResult {
  record Made(ContactList list) implements CreateListResult {}

  /** Its name cannot be one. */
  record Unnamed(Diagnostic problem) implements CreateListResult {}

  /** Another list has the key requested. */
  record KeyTaken(String key) implements CreateListResult {}
}
