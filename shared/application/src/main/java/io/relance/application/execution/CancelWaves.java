package io.relance.application.execution;

import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.engine.FlowEngine;
import io.relance.domain.engine.MachineVersion;
import io.relance.domain.id.WaveId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Observation.WaveChange;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;

/** Ends waves of deactivated automations: cancels the enrollments, then stops the execution. */
public final class CancelWaves {
  /** The reason of enrollments that a deactivation cancelled. */
  public static final String CANCELLED = "taken-out";

  /** Skips the sends of members of a wave that are not dispatched yet. */
  public interface SkipQueued {
    void skip(Wave wave, List<Member> members);
  }

  private final ItemStore store;
  private final Waves waves;
  private final Enrollments enrollments;
  private final Schedule schedule;
  private final FlowEngine engine;
  private final SkipQueued sends;
  private final InstantSource clock;
  private final Recorder recorder;

  public CancelWaves(
      ItemStore store,
      Waves waves,
      Enrollments enrollments,
      Schedule schedule,
      FlowEngine engine,
      SkipQueued sends,
      InstantSource clock,
      Recorder recorder) {
    this.store = store;
    this.waves = waves;
    this.enrollments = enrollments;
    this.schedule = schedule;
    this.engine = engine;
    this.sends = sends;
    this.clock = clock;
    this.recorder = recorder;
  }

  /**
   * Ends one wave; a repeated call ends the rest.
   *
   * @return the number of cancelled enrollments
   */
  int end(WaveId id) {
    OptimisticRetry.retryUntil("wave", id.value(), () -> tryToBeginEnding(id));
    return waves
        .find(id)
        .filter(found -> found.wave().state() == Wave.State.ENDING)
        .map(this::finish)
        .orElse(0);
  }

  /** True when the wave is ending or has ended. */
  private boolean tryToBeginEnding(WaveId id) {
    var found = waves.find(id);
    if (found.isEmpty()) {
      return true;
    }
    var wave = found.orElseThrow().wave();
    return switch (wave.state()) {
      case ENDING, ENDED -> true;
      case FORMING, SEALED, PARKED, LOST ->
          replace(
              found.orElseThrow(),
              wave.in(Wave.State.ENDING),
              Waves.writeRemaining(id, waves.members(found.orElseThrow())));
    };
  }

  private int finish(Waves.Found found) {
    var wave = found.wave();
    var members = waves.members(found);
    cancelAll(wave, members);
    if (replace(found, wave.ended(clock.instant()), schedule.remove(wave.watch()))) {
      recorder.record(new Observation.WaveChanged(WaveChange.ENDED));
    }
    return members.size();
  }

  private void cancelAll(Wave wave, List<Member> members) {
    var out = new LinkedHashMap<Member, String>();
    members.forEach(member -> out.put(member, CANCELLED));
    enrollments.deactivate(wave, out, clock.instant());
    sends.skip(wave, members);
    engine.stop(new MachineVersion(wave.machine()), wave.execution(), "taken out");
  }

  private boolean replace(Waves.Found found, Wave wave, Write with) {
    return Transactions.write(store, List.of(waves.replace(found, wave), with)).committed();
  }
}
