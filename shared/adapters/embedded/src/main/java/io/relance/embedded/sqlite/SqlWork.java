package io.relance.embedded.sqlite;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Some statements that belong together, and their answer.
 *
 * <p>A write may be run a second time, after everything it did was undone, so it keeps nothing
 * outside the database but through {@link SqlConnection#afterCommit}. It never commits itself. When
 * it throws, nothing of it stays.
 */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {
  T run(SqlConnection connection) throws SQLException;
}
