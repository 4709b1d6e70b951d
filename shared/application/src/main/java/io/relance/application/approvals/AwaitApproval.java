package io.relance.application.approvals;

import io.relance.application.approvals.Approval.Subject;
import io.relance.application.execution.BranchByContact;
import io.relance.application.execution.BranchByContact.Waiting;
import io.relance.application.execution.wave.Branches;
import io.relance.application.execution.wave.Member;
import io.relance.application.execution.wave.Wave;
import io.relance.application.execution.wave.Waves;
import io.relance.application.launches.Launch;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Transactions;
import io.relance.application.scheduling.DueKind;
import io.relance.application.scheduling.Schedule;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.id.ApprovalId;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets waves wait at an approval, and asks for it when the first one comes: once for all waves of a
 * launch; for contacts who entered without one, once for all who come while it is pending.
 */
public final class AwaitApproval implements BranchByContact.Approvals {
  /** Digits of an instant in an id, in base 32: enough for a thousand years. */
  private static final int DIGITS = 9;

  private static final int BASE = 32;
  private static final int ID_LENGTH = 26;

  private final ItemStore store;
  private final Approvals approvals;
  private final Schedule schedule;
  private final InstantSource clock;

  public AwaitApproval(
      ItemStore store, Approvals approvals, Schedule schedule, InstantSource clock) {
    this.store = store;
    this.approvals = approvals;
    this.schedule = schedule;
    this.clock = clock;
  }

  @Override
  public Optional<Waiting> waiting(ApprovalElement element, Wave wave, List<Member> members) {
    if (wave.isApprovedBy(element.id())) {
      return Optional.empty();
    }
    var subject = Subject.of(wave, element.id());
    var approval =
        OptimisticRetry.retry("approval", element.id().value(), () -> joined(subject, element));
    var writes = new ArrayList<Write>();
    writes.add(
        Write.put(
            ItemBuilder.at(Approval.waiting(approval.id(), wave.id()))
                .number(Approval.CONTACTS, members.size())
                .build()));
    if (subject.launch().isEmpty()) {
      // Whoever comes after the decision waits for the next one. The waves of a launch have one
      // decision, and would fail one another on DynamoDB if each checked it.
      writes.add(
          Write.check(
              Approval.key(approval.id()),
              Precondition.equal(Approval.STATE, Choices.name(ApprovalState.PENDING))));
    }
    return Optional.of(
        new Waiting(new Branches.Parked(members, watch(approval, wave)), List.copyOf(writes)));
  }

  /**
   * They are found by the job that the decision starts; or, if it has been decided before they come
   * or just now, by their own schedule entry.
   */
  private Branches.Watch watch(Approval approval, Wave wave) {
    var now = clock.instant();
    var at = approval.isPending() ? now.plus(Waves.START_TIMEOUT) : now;
    return new Branches.Watch(
        DueKind.APPROVAL, ApprovalDue.wave(approval.id(), wave.id()), at, !approval.isPending());
  }

  /** The approval that those wait for who come now; empty on a conflicting write. */
  private Optional<Approval> joined(Subject subject, ApprovalElement element) {
    var latest = approvals.latest(subject);
    return latest
        .filter(it -> it.isPending() || subject.launch().isPresent())
        .or(
            () ->
                ask(subject, element, latest.map(Approval::id).map(ApprovalId::value).orElse("")));
  }

  private Optional<Approval> ask(Subject subject, ApprovalElement element, String before) {
    var now = clock.instant();
    var cancelled = isCancelled(subject);
    var approval =
        new Approval(
            newId(now),
            subject,
            cancelled ? ApprovalState.CANCELLED : ApprovalState.PENDING,
            now,
            now.plus(element.expires()),
            cancelled ? Optional.of(new Approval.Decision(now, "", 0)) : Optional.empty());
    var asks = schedule.entry(DueKind.APPROVAL, ApprovalDue.ask(approval.id()), now);
    var expires =
        schedule.entry(DueKind.APPROVAL, ApprovalDue.expire(approval.id()), approval.expiresAt());
    var latest = ItemBuilder.at(subject.latest()).text("approval", approval.id().value()).build();
    var unchanged =
        before.isEmpty() ? Precondition.absent() : Precondition.equal("approval", before);
    var writes =
        List.of(
            Write.putNew(approval.item()),
            new Write.Put(latest, unchanged),
            schedule.put(asks),
            schedule.put(expires));
    if (!Transactions.write(store, writes).committed()) {
      return Optional.empty();
    }
    schedule.wakeFor(asks);
    schedule.wakeFor(expires);
    return Optional.of(approval);
  }

  private boolean isCancelled(Subject subject) {
    return subject
        .launch()
        .map(Launch::key)
        .flatMap(store::get)
        .filter(Launch::isCancelled)
        .isPresent();
  }

  /** Approvals are listed by their ids, in the order in which they were asked for. */
  private static ApprovalId newId(Instant now) {
    var time = Long.toString(now.toEpochMilli(), BASE);
    var padded = "0".repeat(Math.max(0, DIGITS - time.length())) + time;
    return new ApprovalId((padded + Ids.random()).substring(0, ID_LENGTH));
  }
}
