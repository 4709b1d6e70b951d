package io.relance.application.jobs;

/** Starts jobs that were stored, small ones at once. */
public final class StartJobs {
  private final Jobs jobs;
  private final RunJobs running;

  public StartJobs(Jobs jobs, RunJobs running) {
    this.jobs = jobs;
    this.running = running;
  }

  /**
   * Does the first parts of a job, and leaves the rest to the function of jobs; one that paused is
   * started by the schedule.
   *
   * @return the job as it is then
   */
  public Job begin(Job job, int parts) {
    running.runParts(job.id(), parts);
    var after = jobs.find(job.id()).orElse(job);
    if (after.state() == JobState.RUNNING) {
      jobs.wake(job.id());
    }
    return after;
  }
}
