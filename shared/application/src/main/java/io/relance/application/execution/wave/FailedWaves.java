package io.relance.application.execution.wave;

import io.relance.application.admin.DeadLetter;
import io.relance.application.admin.DeadLetters;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.WaveId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Observation.WaveChange;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks waves whose execution failed, reports them as dead letters, and restarts them. */
public final class FailedWaves {
  private static final Logger LOG = LoggerFactory.getLogger(FailedWaves.class);

  private final ItemStore store;
  private final Waves waves;
  private final StartWaves starts;
  private final Schedule schedule;
  private final InstantSource clock;
  private final Recorder recorder;

  public FailedWaves(
      ItemStore store,
      Waves waves,
      StartWaves starts,
      Schedule schedule,
      InstantSource clock,
      Recorder recorder) {
    this.store = store;
    this.waves = waves;
    this.starts = starts;
    this.schedule = schedule;
    this.clock = clock;
    this.recorder = recorder;
  }

  /** The execution that ended, by its name. */
  public record Execution(WaveId wave, long attempt) {
    /** Reads the name that {@link Wave#execution} made; empty for an execution of another kind. */
    public static Optional<Execution> named(String name) {
      int dash = name.lastIndexOf('-');
      return dash < 0 || !name.substring(dash + 1).matches("\\d{1,9}")
          ? Optional.empty()
          : Optional.of(
              new Execution(
                  new WaveId(name.substring(0, dash)), Long.parseLong(name.substring(dash + 1))));
    }
  }

  /** Marks the wave of a failed execution; a wave that is being cancelled stays as it is. */
  public void markFailed(Execution execution, String why) {
    OptimisticRetry.retryUntil(
        "wave",
        execution.wave().value(),
        () ->
            waves
                .find(execution.wave())
                .filter(found -> isRunning(found.wave(), execution))
                .map(found -> tryToMarkFailed(found, why))
                .orElse(true));
  }

  private boolean tryToMarkFailed(Waves.Found found, String why) {
    var wave = found.wave();
    var lost = wave.in(Wave.State.LOST);
    var letter =
        new DeadLetter(
            "wave-" + wave.id(),
            "wave",
            wave.id().value(),
            "%d people stopped at \"%s\": %s".formatted(wave.size(), wave.at().value(), why),
            clock.instant(),
            "");
    var writes =
        List.of(
            waves.replace(found, lost), DeadLetters.keep(letter), schedule.remove(wave.watch()));
    var committed = Transactions.write(store, writes).committed();
    if (committed) {
      recorder.record(new Observation.WaveChanged(WaveChange.FAILED));
      recorder.record(new Observation.DeadLettered("wave"));
      LOG.warn("Wave {} stopped at element {} and is a dead letter: {}", wave.id(), wave.at(), why);
    }
    return committed;
  }

  /**
   * Restarts a failed wave from its element, with a new attempt that voids the previous one.
   *
   * @return false when no wave of that id is lost
   */
  public boolean replay(WaveId id) {
    return replay(id, List.of());
  }

  /** The same, with further writes in the transaction that restarts it. */
  public boolean replay(WaveId id, List<Write> with) {
    var wave = OptimisticRetry.retry("wave", id.value(), () -> tryToReplay(id, with));
    wave.ifPresent(starts::start);
    return wave.isPresent();
  }

  /** The wave to start, or an inner empty when it has not failed; empty to retry. */
  private Optional<Optional<Wave>> tryToReplay(WaveId id, List<Write> with) {
    var found = waves.find(id).filter(wave -> wave.wave().state() == Wave.State.LOST);
    if (found.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    var lost = found.orElseThrow().wave();
    var wave = lost.retried().watched(waves.watch(id, lost.place()));
    var writes = new ArrayList<Write>(with);
    writes.add(waves.replace(found.orElseThrow(), wave));
    writes.add(DeadLetters.done("wave-" + id));
    writes.add(schedule.put(wave.watch()));
    return Transactions.write(store, writes).committed()
        ? Optional.of(Optional.of(wave))
        : Optional.empty();
  }

  private static boolean isRunning(Wave wave, Execution execution) {
    return wave.attempt() == execution.attempt() && wave.inProgress();
  }
}
