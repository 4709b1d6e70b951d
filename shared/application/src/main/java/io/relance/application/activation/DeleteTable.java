package io.relance.application.activation;

import io.relance.application.automations.Automations;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.StartJobs;
import io.relance.application.tables.RelatedTables;
import io.relance.application.tables.TableDeletion;
import io.relance.domain.id.TableKey;
import java.util.List;

/** Deletes a table that no automation uses, neither its draft nor what is live of it. */
public final class DeleteTable {
  /** So many parts of the rows are deleted within the request. */
  private static final int PARTS = 3;

  private final RelatedTables tables;
  private final TableDeletion deletion;
  private final StartJobs jobs;
  private final FlowReferences references;

  public DeleteTable(
      RelatedTables tables,
      TableDeletion deletion,
      StartJobs jobs,
      Automations automations,
      PublishedFlows flows) {
    this.tables = tables;
    this.deletion = deletion;
    this.jobs = jobs;
    this.references = new FlowReferences(automations, flows);
  }

  /** The outcome of deleting a table. */
  public sealed interface TableDeleted {
    record Deleted() implements TableDeleted {}

    /** It is gone; a job deletes the rest of its rows. */
    record Deleting(Job job) implements TableDeleted {}

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
    var job = jobs.begin(deletion.delete(table.orElseThrow()), PARTS);
    return job.state().ended() ? new TableDeleted.Deleted() : new TableDeleted.Deleting(job);
  }
}
