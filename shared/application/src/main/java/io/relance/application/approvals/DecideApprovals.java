package io.relance.application.approvals;

import io.relance.application.admin.AuditScope;
import io.relance.application.execution.wave.Wave;
import io.relance.application.jobs.Job;
import io.relance.application.jobs.JobKind;
import io.relance.application.jobs.Jobs;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.Instants;
import io.relance.application.persistence.Transactions;
import io.relance.domain.id.ApprovalId;
import io.relance.domain.id.JobId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import io.relance.json.Choices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides approvals, each once, and lets those who waited continue. */
public final class DecideApprovals {
  private final ItemStore store;
  private final Approvals approvals;
  private final Jobs jobs;
  private final InstantSource clock;

  public DecideApprovals(ItemStore store, Approvals approvals, Jobs jobs, InstantSource clock) {
    this.store = store;
    this.approvals = approvals;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** How deciding went. */
  public sealed interface Result {
    record Decided(Approval approval) implements Result {}

    /** It was decided before, or its time was over. */
    record AlreadyDecided(Approval approval) implements Result {}

    record Unknown() implements Result {}
  }

  /**
   * Approves or refuses; of several who decide, the first does.
   *
   * @param by the name of the token, or the address of the approver
   */
  public Result decide(ApprovalId id, boolean approves, String by) {
    var found = approvals.find(id);
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    var approval = found.orElseThrow();
    var now = clock.instant();
    if (approval.isPending() && !now.isBefore(approval.expiresAt())) {
      expire(id);
      return new Result.AlreadyDecided(approvals.find(id).orElseThrow());
    }
    var state = approves ? ApprovalState.APPROVED : ApprovalState.REFUSED;
    var audit =
        AuditScope.entry(approves ? "approval.approve" : "approval.refuse", id.value(), now);
    var decided = approval.isPending() && move(approval, state, by, audit);
    var after = approvals.find(id).orElseThrow();
    return decided ? new Result.Decided(after) : new Result.AlreadyDecided(after);
  }

  /**
   * Expires an approval whose time is over.
   *
   * @return when its time is over, if that is later
   */
  Optional<Instant> expire(ApprovalId id) {
    var pending = approvals.find(id).filter(Approval::isPending);
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    var approval = pending.orElseThrow();
    if (clock.instant().isBefore(approval.expiresAt())) {
      return Optional.of(approval.expiresAt());
    }
    move(approval, ApprovalState.EXPIRED, "", List.of());
    return Optional.empty();
  }

  /** Cancels the approval that a wave waits for, whose launch or activation was cancelled. */
  public void cancel(Wave wave) {
    approvals
        .latest(Approval.Subject.of(wave, wave.at()))
        .filter(Approval::isPending)
        .ifPresent(it -> move(it, ApprovalState.CANCELLED, "", List.of()));
  }

  /** Whether this was the first decision. */
  private boolean move(Approval approval, ApprovalState to, String by, List<Write> audit) {
    var job = job(approval.id());
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set(Approval.STATE, Choices.name(to)));
    edits.add(Edit.set(Approval.DECIDED_AT, Instants.text(clock.instant())));
    edits.add(Edit.set(Approval.CONTACTS, approvals.contacts(approval)));
    if (!by.isEmpty()) {
      edits.add(Edit.set(Approval.DECIDED_BY, by));
    }
    var pending = Precondition.equal(Approval.STATE, Choices.name(ApprovalState.PENDING));
    var writes = new ArrayList<Write>();
    writes.add(new Write.Update(Approval.key(approval.id()), edits, pending));
    writes.addAll(jobs.writes(job));
    writes.addAll(audit);
    var decided = Transactions.write(store, writes).committed();
    if (decided) {
      jobs.wake(job.id());
    }
    return decided;
  }

  /** The job for those who wait. */
  private Job job(ApprovalId id) {
    return jobs.create(
        new JobId(Ids.hash("release-approval", id.value())), JobKind.RELEASE_APPROVAL, id.value());
  }
}
