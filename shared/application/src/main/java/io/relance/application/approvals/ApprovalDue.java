package io.relance.application.approvals;

import io.relance.application.scheduling.DueAction;
import io.relance.application.scheduling.DueKind;
import io.relance.domain.id.ApprovalId;
import io.relance.domain.id.WaveId;
import java.time.Instant;
import java.util.Optional;

/** Asks approvers, expires approvals, and releases waves that come when one is decided. */
public final class ApprovalDue implements DueAction {
  private static final String ASK = "ask#";
  private static final String EXPIRE = "expire#";
  private static final String WAVE = "wave#";

  private final Approvals approvals;
  private final AskApprovers askApprovers;
  private final DecideApprovals decideApprovals;
  private final ReleaseApproval releaseApproval;

  public ApprovalDue(
      Approvals approvals,
      AskApprovers askApprovers,
      DecideApprovals decideApprovals,
      ReleaseApproval releaseApproval) {
    this.approvals = approvals;
    this.askApprovers = askApprovers;
    this.decideApprovals = decideApprovals;
    this.releaseApproval = releaseApproval;
  }

  /** The subject of the entry that asks the approvers. */
  static String ask(ApprovalId id) {
    return ASK + id;
  }

  /** The subject of the entry that expires an approval. */
  static String expire(ApprovalId id) {
    return EXPIRE + id;
  }

  /** The subject of the entry that releases a wave that waits. */
  static String wave(ApprovalId id, WaveId wave) {
    return WAVE + id + "#" + wave;
  }

  @Override
  public DueKind kind() {
    return DueKind.APPROVAL;
  }

  @Override
  public Optional<Instant> fire(String subject, Instant now) {
    var parts = subject.split("#", 3);
    var id = new ApprovalId(parts[1]);
    return switch (parts[0] + "#") {
      case ASK -> {
        approvals.find(id).filter(Approval::isPending).ifPresent(askApprovers::ask);
        yield Optional.empty();
      }
      case EXPIRE -> decideApprovals.expire(id);
      case WAVE -> {
        approvals
            .find(id)
            .filter(approval -> !approval.isPending())
            .ifPresent(approval -> releaseApproval.release(approval, new WaveId(parts[2])));
        yield Optional.empty();
      }
      default -> throw new IllegalStateException("Entry " + subject + " is no entry of approvals");
    };
  }
}
