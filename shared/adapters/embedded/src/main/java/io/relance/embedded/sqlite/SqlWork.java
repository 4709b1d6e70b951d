package io.relance.embedded.sqlite;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one read or write, and their result.
 *
 * <p>A write may be rolled back and run a second time, so its only effects outside the database are
 * those of {@link SqlConnection#afterCommit}. It never commits. If it throws, it has no effect.
 */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {
  T run(SqlConnection connection) throws SQLException;
}
