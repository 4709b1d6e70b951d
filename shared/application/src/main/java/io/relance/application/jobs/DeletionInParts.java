package io.relance.application.jobs;

import java.util.Optional;
import java.util.function.IntSupplier;

/** Deletes some of what belongs to a resource in each part, and the resource itself at the end. */
public final class DeletionInParts implements JobWork.Session {
  private final IntSupplier deleteSome;
  private final Runnable end;
  private long done;

  /**
   * @param deleteSome deletes some; returns how many, 0 when none is left
   * @param end deletes what is left of the resource once nothing belongs to it
   */
  public DeletionInParts(JobProgress progress, IntSupplier deleteSome, Runnable end) {
    this.deleteSome = deleteSome;
    this.end = end;
    this.done = progress.done();
  }

  @Override
  public JobStep next() {
    var deleted = deleteSome.getAsInt();
    done += deleted;
    var progress = new JobProgress(done, Optional.empty(), "");
    if (deleted > 0) {
      return new JobStep.Continued(progress);
    }
    end.run();
    return new JobStep.Finished(progress, "{}");
  }
}
