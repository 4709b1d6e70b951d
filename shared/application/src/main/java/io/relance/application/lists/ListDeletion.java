package io.relance.application.lists;

import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.domain.id.JobId;
import io.relance.domain.id.ListId;
import java.util.Optional;

/** Deletes lists: each is gone at once, with its key, and its members are removed by a job. */
public final class ListDeletion implements JobWork {
  private final Lists lists;
  private final Jobs jobs;

  public ListDeletion(Lists lists, Jobs jobs) {
    this.lists = lists;
    this.jobs = jobs;
  }

  /**
   * Deletes a list, which nothing finds any more from then on.
   *
   * @return the job that removes its members; deleting a list again returns the same job
   */
  public Job delete(ContactList list) {
    var id = list.id().value();
    var job = jobs.create(new JobId(Ids.hash("delete-list", id)), JobKind.DELETE_LIST, id);
    lists.remove(list, jobs.writes(job));
    return job;
  }

  @Override
  public JobKind kind() {
    return JobKind.DELETE_LIST;
  }

  @Override
  public Session open(Job job) {
    return new Deletion(new ListId(job.subject()), job.progress().done());
  }

  private final class Deletion implements Session {
    private final ListId list;
    private long done;

    Deletion(ListId list, long done) {
      this.list = list;
      this.done = done;
    }

    @Override
    public JobStep next() {
      var removed = lists.forgetSome(list);
      done += removed;
      var progress = new JobProgress(done, Optional.empty(), "");
      return removed > 0 ? new JobStep.Continued(progress) : new JobStep.Finished(progress, "{}");
    }
  }
}
