package io.relance.functions.api.jobs;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.relance.application.admin.Role;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobState;
import io.relance.application.jobs.Jobs;
import io.relance.domain.id.JobId;
import io.relance.domain.text.Quoted;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Missing;
import io.relance.functions.api.security.AuditLogger;
import io.relance.functions.api.security.RequiresRole;
import io.relance.json.Choices;

/** Jobs: work that can outlast a request. */
@Controller("/v1/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
final class JobsController {
  private final Jobs jobs;
  private final AuditLogger auditLogger;

  JobsController(Jobs jobs, AuditLogger auditLogger) {
    this.jobs = jobs;
    this.auditLogger = auditLogger;
  }

  /** Reads a job; an ended one for 90 days. */
  @Get("/{id}")
  @RequiresRole(Role.ANALYST)
  JobView get(String id) {
    return JobView.of(jobs.find(new JobId(id)).orElseThrow(() -> Missing.resource("job", id)));
  }

  /**
   * Cancels a job that has not ended; what it did until then stays. Jobs of the kinds delete-list,
   * cancel-enrollments, erase-contact and redact-shop cannot be cancelled.
   */
  @Post("/{id}/cancel")
  @RequiresRole(Role.MANAGER)
  JobView cancel(HttpRequest<?> request, String id) {
    var job = jobs.find(new JobId(id)).orElseThrow(() -> Missing.resource("job", id));
    if (!job.kind().canBeCancelled()) {
      throw ApiException.conflict(
          "job.not-cancellable",
          "A job of kind %s must run to its end".formatted(Quoted.of(Choices.name(job.kind()))));
    }
    if (job.state().ended()) {
      throw ended(job);
    }
    var after = auditLogger.by(request, () -> jobs.cancel(job.id())).orElse(job);
    if (after.state() != JobState.CANCELLED) {
      throw ended(after);
    }
    return JobView.of(after);
  }

  private static ApiException ended(Job job) {
    return ApiException.conflict(
        "job.ended",
        "The job must be running or paused to be cancelled; it is " + Choices.name(job.state()));
  }
}
