package io.relance.server.cli;

import io.relance.migration.MigrationSummary;
import java.util.stream.Collectors;

/** The summary of a migration: the number of items of each table. */
final class MigrationText {
  private MigrationText() {}

  static String of(MigrationSummary migrationSummary) {
    return migrationSummary.counts().isEmpty()
        ? "nothing"
        : migrationSummary.counts().entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
  }
}
