package io.relance.application.splits;

import io.relance.application.automations.CountChanges;
import io.relance.application.execution.wave.StartWaves;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.execution.wave.WaveResult;
import io.relance.application.execution.wave.Waves;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.JobId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the waves that waited for the winner of a test continue with it, each once: in one
 * transaction the wave ends, and another one starts with its members.
 */
public final class ReleaseWaiting implements JobWork {
  /** The waves of one part. */
  private static final int WAVES = 20;

  private final ItemStore store;
  private final Waves waves;
  private final StartWaves starts;
  private final Schedule schedule;
  private final SplitStates states;
  private final CountVariations counts;
  private final Jobs jobs;
  private final InstantSource clock;

  public ReleaseWaiting(
      ItemStore store,
      Waves waves,
      StartWaves starts,
      Schedule schedule,
      SplitStates states,
      CountVariations counts,
      Jobs jobs,
      InstantSource clock) {
    this.store = store;
    this.waves = waves;
    this.starts = starts;
    this.schedule = schedule;
    this.states = states;
    this.counts = counts;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** The item of a wave that waits. */
  static ItemKey key(SplitId split, String wave) {
    return new ItemKey(Tables.WALKS, split.waiting(), wave);
  }

  /** The job for those who wait at a split. */
  Job job(SplitId split) {
    return jobs.create(new JobId(Ids.hash("release", split.text())), kind(), split.text());
  }

  @Override
  public JobKind kind() {
    return JobKind.RELEASE_WAITING;
  }

  @Override
  public Session open(Job job) {
    return new Release(SplitId.of(job.subject()), job.progress().done());
  }

  private final class Release implements Session {
    private final SplitId split;
    private long done;

    Release(SplitId split, long done) {
      this.split = split;
      this.done = done;
    }

    @Override
    public JobStep next() {
      var some = some();
      if (!some.isEmpty()) {
        var way = way(split);
        some.forEach(wave -> done += release(split, wave, way));
      }
      var progress = new JobProgress(done, Optional.empty(), "");
      return some.isEmpty()
          ? new JobStep.Finished(progress, Json.write(Map.of("released", done)))
          : new JobStep.Continued(progress);
    }

    private List<WaveId> some() {
      var query = Query.of(Tables.WALKS, split.waiting()).limit(WAVES);
      try (var found = store.all(query)) {
        return found.map(item -> new WaveId(item.key().sort())).limit(WAVES).toList();
      }
    }
  }

  /**
   * Lets a wave continue with the winner, if it still waits.
   *
   * @return how many members did
   */
  long release(SplitId split, WaveId wave) {
    return release(split, wave, way(split));
  }

  /** The way of all who waited: the exit of the winner. */
  private record Way(String exit, ElementId next) {}

  private Way way(SplitId split) {
    var winner = states.find(split).winner().orElseThrow().variation();
    return new Way(winner, counts.split(split).map(it -> it.exits().get(winner)).orElseThrow());
  }

  private long release(SplitId split, WaveId wave, Way way) {
    var released =
        OptimisticRetry.retry("wave", wave.value(), () -> tryToRelease(split, wave, way));
    waves
        .find(released(split, wave))
        .map(Waves.Found::wave)
        .filter(it -> it.state() == Wave.State.SEALED && it.movedAt().isEmpty())
        .ifPresent(starts::start);
    return released;
  }

  private static WaveId released(SplitId split, WaveId wave) {
    return new WaveId(Ids.hash("released", wave.value(), split.element().value()));
  }

  /** How many members continue; empty to try again. */
  private Optional<Long> tryToRelease(SplitId split, WaveId wave, Way way) {
    var waiting = waves.find(wave).filter(it -> waits(it.wave(), split));
    var writes = new ArrayList<Write>();
    writes.add(Write.delete(key(split, wave.value())));
    long members = 0;
    if (waiting.isPresent()) {
      members = waiting.map(waves::members).orElseThrow().size();
      writes.addAll(leaving(waiting.orElseThrow(), split, way));
    }
    return Transactions.write(store, writes).committed() ? Optional.of(members) : Optional.empty();
  }

  private static boolean waits(Wave wave, SplitId split) {
    return wave.state() == Wave.State.PARKED && wave.at().equals(split.element());
  }

  private List<Write> leaving(Waves.Found found, SplitId split, Way way) {
    var wave = found.wave();
    var members = waves.members(found);
    var writes = new ArrayList<Write>();
    writes.add(waves.replace(found, wave.ended(clock.instant())));
    writes.add(schedule.remove(wave.watch()));
    if (!members.isEmpty()) {
      var id = released(split, wave.id());
      var next = waves.leaving(wave, id, way.next(), false).ofSize(members.size());
      writes.addAll(waves.create(next, members));
      writes.add(
          Write.put(result(wave, split, WaveResult.Child.later(id, way.exit(), clock.instant()))));
      var moves = new CountChanges();
      moves.passed(split.element(), way.exit(), way.next(), members.size());
      writes.addAll(moves.writes(wave.cohort(), wave.id().value()));
    }
    return writes;
  }

  /** The result of the wave at the split, with the wave that continues. */
  private Item result(Wave wave, SplitId split, WaveResult.Child child) {
    return store
        .get(WaveKeys.result(wave.id(), split.element()))
        .map(WaveResult::of)
        .orElseThrow()
        .with(child)
        .item(wave.id());
  }
}
