package io.relance.application.tables;

import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.domain.id.JobId;
import io.relance.domain.id.TableId;
import java.util.Optional;

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
    return new Deletion(new TableId(job.subject()), job.progress().done());
  }

  private final class Deletion implements Session {
    private final TableId table;
    private long done;

    Deletion(TableId table, long done) {
      this.table = table;
      this.done = done;
    }

    @Override
    public JobStep next() {
      var deleted = rows.deleteSome(table);
      done += deleted;
      var progress = new JobProgress(done, Optional.empty(), "");
      if (deleted > 0) {
        return new JobStep.Continued(progress);
      }
      tables.remove(table);
      return new JobStep.Finished(progress, "{}");
    }
  }
}
