package io.relance.embedded.store;

import io.relance.domain.store.WriteResult;
import io.relance.embedded.sqlite.Schema;
import io.relance.embedded.sqlite.SqlConnection;
import io.relance.embedded.sqlite.SqlWork;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Remembers for ten minutes which transactions were committed under which token. */
final class RequestTokens {
  static final Schema SCHEMA =
      Schema.of(
          "request tokens",
          """
          create table request_tokens (
            token text primary key, at integer not null, digest blob not null) without rowid;
          create index request_tokens_at on request_tokens (at)
          """);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private RequestTokens() {}

  /** The transaction, run unless it was committed under this token before. */
  static SqlWork<WriteResult> once(
      String token, byte[] digest, Instant now, SqlWork<WriteResult> work) {
    return connection -> {
      if (isKnown(connection, token, digest, now)) {
        return new WriteResult.Committed();
      }
      var writeResult = work.run(connection);
      if (writeResult.committed()) {
        connection.execute(
            "insert or replace into request_tokens values (?, ?, ?)",
            token,
            now.toEpochMilli(),
            digest);
      }
      return writeResult;
    };
  }

  private static boolean isKnown(SqlConnection connection, String token, byte[] digest, Instant now)
      throws SQLException {
    var statement =
        connection.prepare("select digest from request_tokens where token = ? and at > ?");
    statement.setString(1, token);
    statement.setLong(2, now.minus(REMEMBERED).toEpochMilli());
    try (var rows = statement.executeQuery()) {
      if (!rows.next()) {
        return false;
      }
      if (!Arrays.equals(rows.getBytes(1), digest)) {
        throw new IllegalArgumentException(
            "The token was already used for a transaction with other writes");
      }
      return true;
    }
  }

  static void forgetOld(SqlConnection connection, Instant now) throws SQLException {
    connection.execute(
        "delete from request_tokens where at <= ?", now.minus(REMEMBERED).toEpochMilli());
  }
}
