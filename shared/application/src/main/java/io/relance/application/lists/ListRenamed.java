package io.relance.application.lists;

import io.relance.domain.flow.Diagnostic;

/** The outcome of renaming a list. */
public sealed interface ListRenamed {
  record Renamed(ContactList list) implements ListRenamed {}

  /** The name cannot be one. */
  record Unnamed(Diagnostic problem) implements ListRenamed {}

  /** There is no such list. */
  record Unknown() implements ListRenamed {}
}
