package io.relance.application.execution;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.StartWaves;
import io.relance.application.execution.wave.StepResult;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.WaveKeys;
import io.relance.application.execution.wave.WavePlan;
import io.relance.application.execution.wave.WaveResult;
import io.relance.application.execution.wave.Waves;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.metrics.Observation;
import io.relance.domain.metrics.Observation.WaveChange;
import io.relance.domain.metrics.Recorder;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Advances waves past elements: stores the result of an element before it takes effect, in one
 * transaction with the waves that fork off.
 *
 * <p>Repeated for the same wave and element, it returns the stored result.
 */
public final class ExecuteSteps {
  private static final Logger LOG = LoggerFactory.getLogger(ExecuteSteps.class);

  private final ItemStore store;
  private final Waves waves;
  private final Enrollments enrollments;
  private final PublishedFlows flows;
  private final StartWaves starts;
  private final Schedule schedule;
  private final InstantSource clock;
  private final Recorder recorder;

  public ExecuteSteps(
      ItemStore store,
      Waves waves,
      Enrollments enrollments,
      StartWaves starts,
      PublishedFlows flows,
      Schedule schedule,
      InstantSource clock,
      Recorder recorder) {
    this.store = store;
    this.waves = waves;
    this.enrollments = enrollments;
    this.starts = starts;
    this.flows = flows;
    this.schedule = schedule;
    this.clock = clock;
    this.recorder = recorder;
  }

  /** A wave at an element of its flow, for deciding its branches. */
  public record WaveAtElement(Wave wave, Flow flow, FlowElement element, List<Member> members) {}

  /**
   * Advances a wave past an element.
   *
   * @param attempt the attempt of the calling execution; if a replay has voided it, the result is
   *     that it ended
   * @param partition decides the exit of each member; not called when the result is stored already
   */
  public StepResult advance(
      WaveId wave, long attempt, ElementId element, Function<WaveAtElement, Branches> partition) {
    return OptimisticRetry.retry(
        "wave", wave.value(), () -> attempt(wave, attempt, element, partition));
  }

  /** The element of a wave's flow. */
  public FlowElement element(Wave wave, ElementId element) {
    return element(wave, flow(wave), element);
  }

  /** As {@link #element}, but for an approval the element whose messages it holds. */
  public FlowElement sending(Wave wave, ElementId at) {
    var flow = flow(wave);
    return element(wave, flow, at) instanceof ApprovalElement approval
        ? flow.preparedFor(approval.id()).orElseThrow()
        : element(wave, flow, at);
  }

  private Flow flow(Wave wave) {
    return flows.flow(wave.automation(), wave.version());
  }

  private static FlowElement element(Wave wave, Flow flow, ElementId element) {
    return flow.element(element)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Element %s not found in version %d of automation %s"
                        .formatted(element.value(), wave.version(), wave.automation())));
  }

  private Optional<StepResult> attempt(
      WaveId id, long attempt, ElementId element, Function<WaveAtElement, Branches> partition) {
    var stored = store.get(WaveKeys.result(id, element)).map(WaveResult::of);
    if (stored.isPresent()) {
      stored.orElseThrow().children().forEach(child -> startAgain(child.wave()));
      return stored.map(WaveResult::step);
    }
    var found =
        waves.find(id).orElseThrow(() -> new IllegalStateException("Wave " + id + " not found"));
    var wave = found.wave();
    if (!wave.inProgress() || wave.attempt() != attempt) {
      return Optional.of(StepResult.ended());
    }
    var flow = flow(wave);
    var waveAtElement =
        new WaveAtElement(wave, flow, element(wave, flow, element), waves.members(found));
    return record(found, waveAtElement, partition.apply(waveAtElement));
  }

  private Optional<StepResult> record(
      Waves.Found found, WaveAtElement waveAtElement, Branches branches) {
    var now = clock.instant();
    var wave = waveAtElement.wave();
    var plan = WavePlan.of(wave, waveAtElement.element(), branches);
    if (wave.delay().isPresent() && !endWithTheStep(branches, plan)) {
      waves.arrive(found);
      return Optional.empty();
    }
    var forked = plan.forks().stream().map(fork -> waves.forked(wave, fork)).toList();
    var ending = ending(waveAtElement, branches, plan, now);
    var result = plan.result(now, branches);
    var writes = new ArrayList<Write>();
    writes.add(Write.putNew(result.item(wave.id())));
    writes.addAll(branches.decisions());
    var continued = continueWave(found, plan, branches, now);
    writes.addAll(continued.writes());
    for (int at = 0; at < forked.size(); at++) {
      writes.addAll(waves.create(forked.get(at), plan.forks().get(at).branch().members()));
    }
    writes.addAll(ending.writes());
    var counts = Waves.arrival(wave, waveAtElement.members().size());
    if (!wave.isSendingApproved()) {
      counts.plus(plan.moves());
    }
    counts.plus(ending.counts());
    writes.addAll(counts.writes(wave.cohort(), wave.id().value()));
    if (!Transactions.write(store, writes).committed()) {
      return Optional.empty();
    }
    passed(waveAtElement, plan, branches);
    continued.wake().ifPresent(schedule::wakeFor);
    forked.forEach(starts::start);
    return Optional.of(result.step());
  }

  private void passed(WaveAtElement waveAtElement, WavePlan plan, Branches branches) {
    var wave = waveAtElement.wave().id();
    var element = waveAtElement.element().id();
    plan.forks().forEach(_ -> recorder.record(new Observation.WaveChanged(WaveChange.FORMED)));
    if (branches.parked().isPresent()) {
      LOG.debug("Wave {} waits at element {}", wave, element);
    } else if (plan.staying().isEmpty()) {
      recorder.record(new Observation.WaveChanged(WaveChange.ENDED));
      LOG.debug("Wave {} ended at element {}; {} waves forked", wave, element, plan.forks().size());
    } else {
      var exit = plan.staying().orElseThrow().exit();
      LOG.debug(
          "Wave {} left element {} by {}; {} waves forked",
          wave,
          element,
          exit,
          plan.forks().size());
    }
  }

  /** Ends enrollments: in the transaction of the step if they fit, otherwise before it. */
  private Enrollments.Ending ending(
      WaveAtElement waveAtElement, Branches branches, WavePlan plan, Instant now) {
    var out = branches.ended();
    if (endWithTheStep(branches, plan)) {
      return enrollments.ending(waveAtElement.wave(), out, waveAtElement.element().id(), now);
    }
    enrollments.end(waveAtElement.wave(), out, now);
    return Enrollments.Ending.none();
  }

  private static boolean endWithTheStep(Branches branches, WavePlan plan) {
    var out = branches.ended();
    return out.isEmpty() || (out.size() <= Enrollments.CHUNK && plan.forks().size() <= 5);
  }

  /**
   * The writes of a wave that continues.
   *
   * @param wake the schedule entry that must be executed on time
   */
  private record Continued(List<Write> writes, Optional<String> wake) {}

  /** The wave itself as it continues, waits, or ends. */
  private Continued continueWave(Waves.Found found, WavePlan plan, Branches branches, Instant now) {
    if (branches.parked().isPresent()) {
      return park(found, plan.element().id(), branches.parked().orElseThrow(), now);
    }
    return new Continued(continueWave(found, plan, now), Optional.empty());
  }

  private Continued park(
      Waves.Found found, ElementId element, Branches.Parked parked, Instant now) {
    var wave = found.wave();
    var entry = parked.watch();
    var watch = schedule.entry(entry.kind(), entry.subject(), entry.at());
    return new Continued(
        List.of(
            waves.advance(found, wave.parked(element, parked.members().size(), watch, now)),
            Waves.writeRemaining(wave.id(), parked.members()),
            schedule.remove(wave.watch()),
            schedule.put(watch)),
        Optional.of(watch).filter(_ -> entry.onTime()));
  }

  private List<Write> continueWave(Waves.Found found, WavePlan plan, Instant now) {
    var wave = found.wave();
    if (plan.staying().isEmpty()) {
      return List.of(waves.replace(found, wave.ended(now)), schedule.remove(wave.watch()));
    }
    var waveBranch = plan.staying().orElseThrow();
    var watch =
        waveBranch.until().map(until -> waves.watch(wave.id(), until)).orElseGet(wave::watch);
    var moved = wave.moved(plan.next(waveBranch), waveBranch, watch, now);
    var writes = new ArrayList<Write>();
    writes.add(waves.advance(found, moved));
    if (waveBranch.members().size() != wave.size() || !found.left().isEmpty()) {
      writes.add(Waves.writeRemaining(wave.id(), waveBranch.members()));
    }
    if (!watch.equals(wave.watch())) {
      writes.add(schedule.remove(wave.watch()));
      writes.add(schedule.put(watch));
    }
    return writes;
  }

  private void startAgain(WaveId wave) {
    waves
        .find(wave)
        .map(Waves.Found::wave)
        .filter(child -> child.state() == Wave.State.SEALED && child.movedAt().isEmpty())
        .ifPresent(starts::start);
  }
}
