package io.relance.application.execution;

import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.domain.id.AutomationId;
import io.relance.domain.id.JobId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cancels all enrollments of a deactivated automation, some waves at a time. Nothing is sent to
 * them from the deactivation on, whether they are cancelled yet or not.
 *
 * <p>Once no wave is left, the job pauses and looks once more, for waves that an index did not show
 * yet.
 */
public final class CancelEnrollments implements JobWork {
  /** The waves of one part; it ends sooner once so many enrollments are cancelled. */
  private static final int WAVES = 6;

  private static final int ENROLLMENTS = 1_000;

  /** The waves of one page: those of a part, and as many that an index shows after their end. */
  private static final int PAGE = 2 * WAVES;

  private static final String LAST_LOOK = "last-look";

  private final Waves waves;
  private final CancelWaves cancelWaves;
  private final Jobs jobs;
  private final InstantSource clock;

  public CancelEnrollments(Waves waves, CancelWaves cancelWaves, Jobs jobs, InstantSource clock) {
    this.waves = waves;
    this.cancelWaves = cancelWaves;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * A new job for the enrollments of an automation's activations, up to and including {@code
   * throughActivation}.
   */
  public Job create(AutomationId automation, long throughActivation) {
    return jobs.create(
        new JobId(Ids.random()), kind(), new Range(automation, throughActivation).subject());
  }

  /** What starts a job that {@link #create} made, for the transaction of the deactivation. */
  public List<Write> writes(Job job) {
    return jobs.writes(job);
  }

  @Override
  public JobKind kind() {
    return JobKind.CANCEL_ENROLLMENTS;
  }

  @Override
  public Session open(Job job) {
    return new Cancellation(Range.of(job.subject()), job.progress());
  }

  /** The activations of an automation, up to and including {@code throughActivation}. */
  private record Range(AutomationId automation, long throughActivation) {
    static Range of(String subject) {
      int end = subject.lastIndexOf('#');
      return new Range(
          new AutomationId(subject.substring(0, end)), Long.parseLong(subject.substring(end + 1)));
    }

    String subject() {
      return automation + "#" + throughActivation;
    }

    boolean includes(Wave wave) {
      return wave.activation() <= throughActivation;
    }
  }

  private final class Cancellation implements Session {
    private final Range range;

    /** An index may still show them. */
    private final Set<WaveId> ended = new HashSet<>();

    private long done;
    private boolean isLastLook;

    Cancellation(Range range, JobProgress progress) {
      this.range = range;
      this.done = progress.done();
      this.isLastLook = progress.cursor().equals(LAST_LOOK);
    }

    @Override
    public JobStep next() {
      var found = some();
      if (!found.isEmpty()) {
        end(found);
        return new JobStep.Continued(progress());
      }
      if (isLastLook) {
        return new JobStep.Finished(progress(), Json.write(Map.of("cancelled", done)));
      }
      isLastLook = true;
      return new JobStep.Paused(progress(), clock.instant().plus(Waves.START_TIMEOUT));
    }

    private List<WaveId> some() {
      try (var open = waves.open(range.automation(), PAGE)) {
        return open.map(Waves.Found::wave)
            .filter(range::includes)
            .map(Wave::id)
            .filter(wave -> !ended.contains(wave))
            .limit(WAVES)
            .toList();
      }
    }

    private void end(List<WaveId> found) {
      var before = done;
      for (var wave : found) {
        if (done - before < ENROLLMENTS) {
          done += cancelWaves.end(wave);
          ended.add(wave);
        }
      }
    }

    private JobProgress progress() {
      return new JobProgress(done, Optional.empty(), isLastLook ? LAST_LOOK : "");
    }
  }
}
