package io.relance.application.activation;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.tables.RelatedTables;
import io.relance.application.tables.TableDeletion;
import io.relance.domain.id.TableKey;
import java.util.List;

/** Deletes a table that no automation uses, neither its draft nor what is live of it. */
public final class DeleteTable {
  private final RelatedTables tables;
  private final TableDeletion deletion;
  private final FlowReferences references;

  public DeleteTable(
      RelatedTables tables, TableDeletion deletion, Automations automations, PublishedFlows flows) {
    this.tables = tables;
    this.deletion = deletion;
    this.references = new FlowReferences(automations, flows);
  }

  /** The outcome of deleting a table. */
  public sealed interface TableDeleted {
    record Deleted() implements TableDeleted {}

    /**
     * Automations use it; nothing was deleted.
     *
     * @param automations their names
     */
    record InUse(List<String> automations) implements TableDeleted {
      public InUse {
        automations = List.copyOf(automations);
      }
    }

    /** There is no such table. */
    record Unknown() implements TableDeleted {}
  }

  /** Deletes a table by its key. */
  public TableDeleted delete(TableKey key) {
    var table = tables.byKey(key);
    if (table.isEmpty()) {
      return new TableDeleted.Unknown();
    }
    var users = references.to("table", key.value());
    if (!users.isEmpty()) {
      return new TableDeleted.InUse(users);
    }
    deletion.delete(table.orElseThrow());
    return new TableDeleted.Deleted();
  }
}
