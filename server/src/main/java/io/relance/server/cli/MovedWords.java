package io.relance.server.cli;

import io.relance.application.moving.Moved;
import java.util.stream.Collectors;

/** Says how much was moved. */
final class MovedWords {
  private MovedWords() {}

  static String of(Moved moved) {
    return moved.counts().isEmpty()
        ? "nothing"
        : moved.counts().entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
  }
}
