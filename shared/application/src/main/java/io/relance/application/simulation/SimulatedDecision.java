package io.relance.application.simulation;

import io.relance.application.approvals.ApprovalState;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.id.ElementId;
import java.time.Duration;

/**
 * How an approval would be decided.
 *
 * @param state approved, refused or expired
 * @param after how long after it is asked for; an approval that is decided too late expires
 */
public record SimulatedDecision(ElementId approval, ApprovalState state, Duration after) {
  /** Without a request an approval is given at once. */
  static SimulatedDecision atOnce(ElementId approval) {
    return new SimulatedDecision(approval, ApprovalState.APPROVED, Duration.ZERO);
  }

  /** The same within the time that the approvers have. */
  SimulatedDecision within(ApprovalElement element) {
    var late = state == ApprovalState.EXPIRED || after.compareTo(element.expires()) >= 0;
    return late ? new SimulatedDecision(approval, ApprovalState.EXPIRED, element.expires()) : this;
  }
}
