package io.relance.application.lists;

import io.relance.domain.flow.Diagnostic;

/** The outcome of renaming a list. */
public sealed interface RenameListResult {
  record Renamed(ContactList list) implements RenameListResult {}

  /** The name cannot be one. */
  record Unnamed(Diagnostic problem) implements RenameListResult {}

  /** There is no such list. */
  record Unknown() implements RenameListResult {}
}
