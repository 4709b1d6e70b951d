package io.relance.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.application.contacts.TestShop;
import io.relance.domain.id.JobId;
import io.relance.testkit.time.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D6.1: what must end is tried until it ends, and what pauses is left alone")
class RunJobsTest {
  private static final int AN_HOUR_OF_FAILURES = 60;

  @TempDir Path folder;
  private final HandClock clock = new HandClock(TestShop.MONDAY);
  private final List<JobId> started = new ArrayList<>();
  private TestShop shop;
  private Jobs jobs;

  @BeforeEach
  void open() {
    shop = new TestShop(folder);
    jobs = new Jobs(shop.store(), started::add, clock);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @DisplayName("A job that cannot be cancelled outlasts any outage; another fails after ten tries")
  void outlastsAnOutage() {
    for (var kind : List.of(JobKind.DELETE_LIST, JobKind.ERASE_CONTACT, JobKind.REDACT_SHOP)) {
      assertThat(afterAnOutage(kind)).as("%s", kind).isEqualTo(JobState.DONE);
    }
    assertThat(afterAnOutage(JobKind.DELETE_TABLE)).isEqualTo(JobState.FAILED);
  }

  private JobState afterAnOutage(JobKind kind) {
    var job = stored(kind);
    var attempts = new int[1];
    var running =
        running(
            kind,
            () -> {
              if (attempts[0]++ < AN_HOUR_OF_FAILURES) {
                throw new IllegalStateException("The store does not answer");
              }
              return new JobStep.Finished(JobProgress.NONE, "{}");
            });
    for (int attempt = 0; attempt <= AN_HOUR_OF_FAILURES; attempt++) {
      running.run(job.id(), Duration.ofMinutes(1));
    }
    return jobs.find(job.id()).orElseThrow().state();
  }

  @Test
  @DisplayName("A job that paused within the request is not started before its pause is over")
  void leavesAPausedJobToTheSchedule() {
    var kind = JobKind.CANCEL_ENROLLMENTS;
    var job = stored(kind);
    var until = clock.instant().plus(Duration.ofMinutes(1));

    var after = begin(job, () -> new JobStep.Paused(JobProgress.NONE, until));

    assertThat(after.state()).isEqualTo(JobState.PAUSED);
    assertThat(started).isEmpty();
  }

  @Test
  @DisplayName("A job that was not ended within the request is started")
  void startsWhatIsNotDone() {
    var job = stored(JobKind.DELETE_LIST);

    var after = begin(job, () -> new JobStep.Continued(JobProgress.NONE));

    assertThat(after.state()).isEqualTo(JobState.RUNNING);
    assertThat(started).containsExactly(job.id());
  }

  private Job begin(Job job, Supplier<JobStep> part) {
    return new StartJobs(jobs, running(job.kind(), part)).begin(job, 1);
  }

  private Job stored(JobKind kind) {
    var job = jobs.create(new JobId("job-" + kind), kind, "subject");
    shop.store().transact(jobs.writes(job));
    return job;
  }

  private RunJobs running(JobKind kind, Supplier<JobStep> part) {
    return new RunJobs(jobs, Stream.of(new Work(kind, part)), WORKERS, InstantSource.system());
  }

  private record Work(JobKind kind, Supplier<JobStep> part) implements JobWork {
    @Override
    public Session open(Job job) {
      return part::get;
    }
  }

  private static final JobWorkers WORKERS =
      new JobWorkers() {
        @Override
        public String self() {
          return "self";
        }

        @Override
        public boolean mayBeActive(String worker, Instant until) {
          return true;
        }
      };
}
