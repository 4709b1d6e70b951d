package io.relance.embedded.sqlite;

import java.sql.SQLException;
import java.util.List;

/**
 * The tables of one component, as the steps that lead from each version to the next.
 *
 * <p>A step that was released is never changed; a new one is added.
 *
 * @param steps the statements of each step, divided by semicolons
 */
public record Schema(String component, List<String> steps) {
  public Schema {
    steps = List.copyOf(steps);
  }

  public static Schema of(String component, String... steps) {
    return new Schema(component, List.of(steps));
  }

  /** Applies every step that this file has not yet. */
  int install(SqlConnection connection) throws SQLException {
    connection.execute(
        """
        create table if not exists schema_versions (
          component text primary key, version integer not null)""");
    var version = version(connection);
    if (version > steps.size()) {
      throw new DataFolderUnusable(
          """
          The data folder was written by a newer Relance (%s %d, this one knows %d). \
          Start that version again, or restore an older copy of the folder."""
              .formatted(component, version, steps.size()),
          null);
    }
    for (var step : steps.subList(version, steps.size())) {
      for (var statement : step.split(";")) {
        if (!statement.isBlank()) {
          connection.execute(statement);
        }
      }
    }
    return connection.execute(
        """
        insert into schema_versions values (?, ?)
        on conflict do update set version = excluded.version""",
        component,
        steps.size());
  }

  private int version(SqlConnection connection) throws SQLException {
    var statement = connection.prepare("select version from schema_versions where component = ?");
    statement.setString(1, component);
    try (var rows = statement.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
