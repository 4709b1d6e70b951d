package io.relance.application.execution;

import io.relance.application.execution.wave.FailedWaves;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.id.WaveId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds waves that should have started or advanced: starts due ones, reports failed ones. */
public final class WaveWatch implements DueAction {
  private static final Duration AGAIN = Duration.ofMinutes(15);

  private final Waves waves;
  private final EnrollContacts enrolling;
  private final FailedWaves losses;
  private final CancelWaves ending;
  private final FlowEngine engine;

  public WaveWatch(
      Waves waves,
      EnrollContacts enrolling,
      FailedWaves losses,
      CancelWaves ending,
      FlowEngine engine) {
    this.waves = waves;
    this.enrolling = enrolling;
    this.losses = losses;
    this.ending = ending;
    this.engine = engine;
  }

  @Override
  public DueKind kind() {
    return DueKind.WAVE;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    return waves.find(new WaveId(subject)).flatMap(found -> check(found.wave(), now));
  }

  private Optional<Instant> check(Wave wave, Instant now) {
    return switch (wave.state()) {
      case PARKED, ENDED, LOST -> Optional.empty();
      case ENDING -> {
        ending.end(wave.id());
        yield Optional.of(now.plus(Waves.START_TIMEOUT));
      }
      case FORMING -> {
        enrolling.finish(wave.id());
        yield Optional.of(now.plus(Waves.START_TIMEOUT));
      }
      case SEALED -> {
        if (wave.movedAt().isEmpty()) {
          enrolling.finish(wave.id());
        } else {
          findFailure(wave);
        }
        yield Optional.of(next(wave, now));
      }
    };
  }

  private void findFailure(Wave wave) {
    engine
        .describe(new MachineVersion(wave.machine()), wave.execution())
        .filter(WaveWatch::failed)
        .ifPresent(
            status ->
                losses.markFailed(
                    new FailedWaves.Execution(wave.id(), wave.attempt()),
                    status.error().orElse("its execution ended")));
  }

  private static boolean failed(ExecutionStatus status) {
    return switch (status.state()) {
      case FAILED, TIMED_OUT, ABORTED -> true;
      case RUNNING, SUCCEEDED -> false;
    };
  }

  private static Instant next(Wave wave, Instant now) {
    var again = now.plus(AGAIN);
    return wave.until().filter(until -> until.isAfter(again)).orElse(again);
  }
}
