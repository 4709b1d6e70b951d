package io.relance.application.composition;

import io.relance.application.jobs.JobDue;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.JobWorkers;
import io.relance.application.jobs.Jobs;
import io.relance.application.jobs.RunJobs;
import io.relance.application.jobs.StartJobs;
import io.relance.application.retention.StartRetention;
import io.relance.application.scheduling.ProjectCalendar;
import io.relance.application.sending.model.Claim;
import io.relance.application.sending.model.WorkerLeases;
import java.time.Instant;
import java.util.stream.Stream;

/** The jobs of a deployment, and what works on them. */
public final class BackgroundJobs {
  private final Jobs jobs;
  private final RunJobs runJobs;
  private final StartJobs startJobs;
  private final JobDue jobDue;
  private final StartRetention startRetention;

  BackgroundJobs(Ports ports, Project project, Jobs jobs, Stream<JobWork> works) {
    var workers = new Leases(project.workerLeases());
    this.jobs = jobs;
    runJobs = new RunJobs(jobs, works, workers, ports.realTime());
    startJobs = new StartJobs(jobs, runJobs);
    jobDue = new JobDue(jobs, workers);
    startRetention =
        new StartRetention(
            ports.store(),
            jobs,
            project.retention(),
            new ProjectCalendar(project.zone(), ports.clock()));
  }

  public Jobs jobs() {
    return jobs;
  }

  public RunJobs runJobs() {
    return runJobs;
  }

  public StartJobs startJobs() {
    return startJobs;
  }

  /** Starts the daily deletion of what is older than the retention period. */
  public StartRetention startRetention() {
    return startRetention;
  }

  JobDue jobDue() {
    return jobDue;
  }

  /** Workers are the same as those that claim sends. */
  private record Leases(WorkerLeases workers) implements JobWorkers {
    @Override
    public String self() {
      return workers.holder();
    }

    @Override
    public boolean mayBeActive(String worker, Instant until) {
      return workers.mayBeActive(new Claim("job", worker, until));
    }
  }
}
