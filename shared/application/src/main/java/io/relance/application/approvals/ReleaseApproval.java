package io.relance.application.approvals;

import io.relance.application.automations.CountChanges;
import io.relance.application.automations.PublishedFlows;
import io.relance.application.execution.wave.Member;
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
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.Schedule;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.id.ApprovalId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the waves that waited for an approval continue, each once: in one transaction the wave ends,
 * and another one starts with its members. Where it is given, that one enters the email again, of
 * which the messages are then sent; else it leaves by the exit of the decision.
 */
public final class ReleaseApproval implements JobWork {
  /** The waves of one part. */
  private static final int WAVES = 20;

  private final ItemStore store;
  private final Approvals approvals;
  private final Waves waves;
  private final StartWaves starts;
  private final PublishedFlows flows;
  private final Schedule schedule;
  private final SkipHeld sends;
  private final InstantSource clock;

  public ReleaseApproval(
      ItemStore store,
      Approvals approvals,
      Waves waves,
      StartWaves starts,
      PublishedFlows flows,
      Schedule schedule,
      SkipHeld sends,
      InstantSource clock) {
    this.store = store;
    this.approvals = approvals;
    this.waves = waves;
    this.starts = starts;
    this.flows = flows;
    this.schedule = schedule;
    this.sends = sends;
    this.clock = clock;
  }

  /** Skips the held messages to members of a wave. */
  @FunctionalInterface
  public interface SkipHeld {
    void skip(Wave wave, List<Member> members, SkipReason reason);
  }

  @Override
  public JobKind kind() {
    return JobKind.RELEASE_APPROVAL;
  }

  @Override
  public Session open(Job job) {
    return new Release(
        approvals.find(new ApprovalId(job.subject())).orElseThrow(), job.progress().done());
  }

  private final class Release implements Session {
    private final Approval approval;
    private long done;

    Release(Approval approval, long done) {
      this.approval = approval;
      this.done = done;
    }

    @Override
    public JobStep next() {
      var some = some();
      some.forEach(wave -> done += release(approval, wave));
      var progress = new JobProgress(done, Optional.empty(), "");
      return some.isEmpty()
          ? new JobStep.Finished(progress, Json.write(Map.of("released", done)))
          : new JobStep.Continued(progress);
    }

    private List<WaveId> some() {
      var query = Query.of(Tables.WALKS, Approval.waiting(approval.id())).limit(WAVES);
      try (var found = store.all(query)) {
        return found.map(item -> new WaveId(item.key().sort())).limit(WAVES).toList();
      }
    }
  }

  /**
   * Lets a wave continue, if it still waits.
   *
   * @return how many members did
   */
  long release(Approval approval, WaveId wave) {
    var released = OptimisticRetry.retry("wave", wave.value(), () -> tryToRelease(approval, wave));
    waves
        .find(released(approval, wave))
        .map(Waves.Found::wave)
        .filter(it -> it.state() == Wave.State.SEALED && it.movedAt().isEmpty())
        .ifPresent(starts::start);
    return released;
  }

  private static WaveId released(Approval approval, WaveId wave) {
    return new WaveId(Ids.hash("decided", wave.value(), approval.subject().element().value()));
  }

  /** How many members continue; empty to try again. */
  private Optional<Long> tryToRelease(Approval approval, WaveId wave) {
    var waiting = waves.find(wave).filter(it -> waits(it.wave(), approval));
    var writes = new ArrayList<Write>();
    writes.add(Write.delete(Approval.waiting(approval.id(), wave)));
    long members = 0;
    if (waiting.isPresent()) {
      members = waiting.map(waves::members).orElseThrow().size();
      writes.addAll(leaving(waiting.orElseThrow(), approval));
    }
    return Transactions.write(store, writes).committed() ? Optional.of(members) : Optional.empty();
  }

  private static boolean waits(Wave wave, Approval approval) {
    return wave.state() == Wave.State.PARKED && wave.at().equals(approval.subject().element());
  }

  private List<Write> leaving(Waves.Found found, Approval approval) {
    var wave = found.wave();
    var members = waves.members(found);
    var writes = new ArrayList<Write>();
    writes.add(waves.replace(found, wave.ended(clock.instant())));
    writes.add(schedule.remove(wave.watch()));
    if (!members.isEmpty()) {
      writes.addAll(
          approval.state() == ApprovalState.APPROVED
              ? sending(wave, members, approval)
              : skipping(wave, members, approval));
    }
    return writes;
  }

  /** The wave that sends: its members are counted at the approval until it has sent. */
  private List<Write> sending(Wave wave, List<Member> members, Approval approval) {
    var element = approval.subject().element();
    var email =
        flows.flow(wave.automation(), wave.version()).preparedFor(element).orElseThrow().id();
    var next =
        waves.approved(wave, released(approval, wave.id()), email, element).ofSize(members.size());
    var writes = new ArrayList<>(waves.create(next, members));
    writes.add(result(wave, element, child(next, Wave.APPROVED)));
    return writes;
  }

  private List<Write> skipping(Wave wave, List<Member> members, Approval approval) {
    // Before the wave goes on, after which a crash would leave them held.
    sends.skip(wave, members, reason(approval));
    var element = approval.subject().element();
    var exit =
        approval.state() == ApprovalState.EXPIRED
            ? ApprovalElement.ON_EXPIRED
            : ApprovalElement.ON_REFUSED;
    var to =
        flows
            .flow(wave.automation(), wave.version())
            .element(element)
            .map(it -> it.exits().get(exit))
            .orElseThrow();
    var next = waves.leaving(wave, released(approval, wave.id()), to, false).ofSize(members.size());
    var writes = new ArrayList<>(waves.create(next, members));
    writes.add(result(wave, element, child(next, exit)));
    var moves = new CountChanges();
    moves.passed(element, exit, to, members.size());
    writes.addAll(moves.writes(wave.cohort(), wave.id().value()));
    return writes;
  }

  private static SkipReason reason(Approval approval) {
    return switch (approval.state()) {
      case REFUSED -> SkipReason.APPROVAL_REFUSED;
      case EXPIRED -> SkipReason.APPROVAL_EXPIRED;
      case CANCELLED ->
          approval.subject().launch().isPresent()
              ? SkipReason.LAUNCH_CANCELLED
              : SkipReason.DEACTIVATED;
      case PENDING, APPROVED ->
          throw new IllegalStateException(
              "Approval " + approval.id() + " is " + approval.state() + ", which skips nothing");
    };
  }

  private WaveResult.Child child(Wave next, String exit) {
    return WaveResult.Child.later(next.id(), exit, clock.instant());
  }

  /** The result of the wave at the approval, with the wave that continues. */
  private Write result(Wave wave, ElementId element, WaveResult.Child child) {
    Item item =
        store
            .get(WaveKeys.result(wave.id(), element))
            .map(WaveResult::of)
            .orElseThrow()
            .with(child)
            .item(wave.id());
    return Write.put(item);
  }
}
