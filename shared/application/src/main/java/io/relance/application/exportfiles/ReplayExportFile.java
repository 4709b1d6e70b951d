package io.relance.application.exportfiles;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.execution.ReplayDeadLetter;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.JobId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts another job for a file that could not be put on its server, once for a dead letter. */
public final class ReplayExportFile implements ReplayDeadLetter.FileReplay {
  private final ItemStore store;
  private final Jobs jobs;

  public ReplayExportFile(ItemStore store, Jobs jobs) {
    this.store = store;
    this.jobs = jobs;
  }

  @Override
  public boolean replay(DeadLetter letter, List<Write> with) {
    var progress = FileProgress.of(letter.body()).replayed();
    var job =
        jobs.create(new JobId(Ids.random()), JobKind.EXPORT_FILE, letter.resource())
            .from(new JobProgress(progress.rows(), Optional.empty(), progress.cursor()));
    var writes = new ArrayList<Write>(with);
    writes.add(DeadLetters.taken(letter.id()));
    writes.addAll(jobs.writes(job));
    if (!Transactions.write(store, writes).committed()) {
      return false;
    }
    jobs.wake(job.id());
    return true;
  }
}
