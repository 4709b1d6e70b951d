package io.relance.application.tables;

import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.id.TableId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Deletes tables with their rows: a small one at once, the rows of a large one a part at a time, as
 * the schedule comes to it.
 */
public final class TableDeletion implements DueAction {
  private static final int PARTS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RelatedTables tables;
  private final TableRows rows;
  private final InstantSource clock;

  public TableDeletion(RelatedTables tables, TableRows rows, InstantSource clock) {
    this.tables = tables;
    this.rows = rows;
    this.clock = clock;
  }

  /** Deletes a table, which nothing finds any more from then on. */
  public void delete(RelatedTable table) {
    tables.hide(table);
    var _ = fire(table.id().value(), clock.instant());
  }

  @Override
  public DueKind kind() {
    return DueKind.TABLE;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var id = new TableId(subject);
    for (int part = 0; part < PARTS; part++) {
      if (rows.deleteSome(id) == 0) {
        tables.remove(id);
        return Optional.empty();
      }
    }
    return Optional.of(now.plus(PAUSE));
  }
}
