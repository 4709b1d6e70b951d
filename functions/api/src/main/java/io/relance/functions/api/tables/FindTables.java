package io.relance.functions.api.tables;

import io.relance.application.keys.Keys;
import io.relance.application.tables.RelatedTable;
import io.relance.application.tables.RelatedTables;
import io.relance.domain.id.TableKey;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the table of a path. */
@Singleton
final class FindTables {
  private final RelatedTables tables;

  FindTables(RelatedTables tables) {
    this.tables = tables;
  }

  /**
   * The table that has a key.
   *
   * @throws ApiException when there is none
   */
  RelatedTable byKey(String key) {
    return Optional.of(key)
        .filter(Keys::isValid)
        .map(TableKey::new)
        .flatMap(tables::byKey)
        .orElseThrow(() -> Missing.resource("table", key));
  }
}
