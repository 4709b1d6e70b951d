package io.relance.application.tables;

import io.relance.application.jobs.DeletionInParts;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.domain.id.JobId;
import io.relance.domain.id.TableId;

/** Deletes tables: each is gone at once, and its rows are deleted by a job. */
public final class TableDeletion implements JobWork {
  private final RelatedTables tables;
  private final TableRows rows;
  private final Jobs jobs;

  public TableDeletion(RelatedTables tables, TableRows rows, Jobs jobs) {
    this.tables = tables;
    this.rows = rows;
    this.jobs = jobs;
  }

  /**
   * Deletes a table, which nothing finds any more from then on.
   *
   * @return the job that deletes its rows
   */
  public Job delete(RelatedTable table) {
    var id = table.id().value();
    var job = jobs.create(new JobId(Ids.hash("delete-table", id)), JobKind.DELETE_TABLE, id);
    tables.hide(table, jobs.writes(job));
    return job;
  }

  @Override
  public JobKind kind() {
    return JobKind.DELETE_TABLE;
  }

  @Override
  public Session open(Job job) {
    var table = new TableId(job.subject());
    return new DeletionInParts(
        job.progress(), () -> rows.deleteSome(table), () -> tables.remove(table));
  }
}
