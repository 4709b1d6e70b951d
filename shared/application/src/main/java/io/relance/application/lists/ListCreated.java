package io.relance.application.lists;

import io.relance.domain.flow.Diagnostic;

/** The outcome of creating a list. */
public sealed interface ListCreated {
  record Made(ContactList list) implements ListCreated {}

  /** Its name cannot be one. */
  record Unnamed(Diagnostic problem) implements ListCreated {}

  /** Another list has the key requested. */
  record KeyTaken(String key) implements ListCreated {}
}
