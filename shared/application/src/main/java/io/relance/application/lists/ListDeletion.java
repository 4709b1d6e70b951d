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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Deletes lists: each is gone at once, with its key, and its members are removed by a job.
 *
 * <p>Once no member is left, the job pauses and looks once more, for members that a request added
 * while the list was deleted.
 */
public final class ListDeletion implements JobWork {
  /** A request that found the list before it was deleted has added its members by then. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String LAST_LOOK = "last-look";

  private final Lists lists;
  private final Jobs jobs;
  private final InstantSource clock;

  public ListDeletion(Lists lists, Jobs jobs, InstantSource clock) {
    this.lists = lists;
    this.jobs = jobs;
    this.clock = clock;
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
    return new Deletion(new ListId(job.subject()), job.progress());
  }

  private final class Deletion implements Session {
    private final ListId list;
    private long done;
    private boolean isLastLook;

    Deletion(ListId list, JobProgress progress) {
      this.list = list;
      this.done = progress.done();
      this.isLastLook = progress.cursor().equals(LAST_LOOK);
    }

    @Override
    public JobStep next() {
      var removed = lists.forgetSome(list);
      done += removed;
      if (removed > 0) {
        return new JobStep.Continued(progress());
      }
      if (isLastLook) {
        return new JobStep.Finished(progress(), "{}");
      }
      isLastLook = true;
      return new JobStep.Paused(progress(), clock.instant().plus(PATIENCE));
    }

    private JobProgress progress() {
      return new JobProgress(done, Optional.empty(), isLastLook ? LAST_LOOK : "");
    }
  }
}
