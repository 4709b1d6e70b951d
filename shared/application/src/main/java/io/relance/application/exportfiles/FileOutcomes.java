package io.relance.application.exportfiles;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.domain.failure.ExternalFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.retry.ExponentialBackoff;
import io.relance.domain.text.Quoted;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** What follows when a file cannot be put on its server: another attempt, or a dead letter. */
final class FileOutcomes {
  private static final ExponentialBackoff WAITS =
      new ExponentialBackoff(Duration.ofMinutes(1), Duration.ofHours(1));

  /** With these waits the attempts span a day and a quarter. */
  private static final int MOST_FAILURES = 35;

  private final InstantSource clock;
  private final Recorder recorder;

  FileOutcomes(InstantSource clock, Recorder recorder) {
    this.clock = clock;
    this.recorder = recorder;
  }

  /** Tries again later; after the last attempt it fails. */
  JobStep retry(ExportWindow window, JobProgress progress, TransientFailure failure) {
    var failures = FileProgress.of(progress.cursor()).failures();
    return failures >= MOST_FAILURES
        ? fail(window, progress, failure)
        : new JobStep.Paused(progress, clock.instant().plus(WAITS.wait(failures)));
  }

  /** Ends the job; the dead letter of the transaction that ends it starts another one. */
  JobStep fail(ExportWindow window, JobProgress progress, ExternalFailure failure) {
    var message = Objects.requireNonNull(failure.getMessage());
    var reason =
        "A file could not be put on the SFTP server %s: %s"
            .formatted(Quoted.of(window.file().to().value()), message);
    var letter =
        new DeadLetter(
            "file-" + window.id(), "file", window.id(), reason, clock.instant(), progress.cursor());
    recorder.record(new Observation.DeadLettered("file"));
    return new JobStep.Failed(progress, reason, List.of(DeadLetters.keep(letter)));
  }
}
