package io.relance.application.lists;

import io.relance.domain.flow.Diagnostic;

/** What became of a list that was to be made. */
public sealed interface ListCreated {
  record Made(ContactList list) implements ListCreated {}

  /** Its name cannot be one. */
  record Unnamed(Diagnostic problem) implements ListCreated {}
}
