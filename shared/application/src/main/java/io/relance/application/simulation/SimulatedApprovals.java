package io.relance.application.simulation;

import io.relance.application.approvals.ApprovalState;
import io.relance.application.sending.model.SkipReason;
import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import io.relance.json.Choices;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides the approvals of a simulation, each once, and records the decisions. */
final class SimulatedApprovals {
  private final List<SimulatedDecision> decisions;
  private final Set<ElementId> approved = new HashSet<>();

  SimulatedApprovals(List<SimulatedDecision> decisions) {
    this.decisions = decisions;
  }

  /** Whether the messages that an approval holds may be sent. */
  boolean isApproved(ElementId approval) {
    return approved.contains(approval);
  }

  /** The decision on the messages that an approval holds. */
  SimulatedDecision decision(ApprovalElement element) {
    return decisions.stream()
        .filter(it -> it.approval().equals(element.id()))
        .findFirst()
        .orElseGet(() -> SimulatedDecision.atOnce(element.id()))
        .within(element);
  }

  /** Records the wait for a decision that was asked for at an instant. */
  void awaited(SimulatedDecision decision, Instant asked, SimulationLog simulationLog) {
    if (decision.after().isPositive()) {
      simulationLog.note(
          asked,
          StepKind.WAITED,
          step -> step.until(asked.plus(decision.after())).because("for the decision"));
    }
  }

  /**
   * Records a decision that was made.
   *
   * @return the exit of a contact whose message is not sent
   */
  Optional<String> decided(SimulatedDecision decision, Instant at, SimulationLog simulationLog) {
    if (decision.state() == ApprovalState.APPROVED) {
      approved.add(decision.approval());
      return Optional.empty();
    }
    var exit =
        decision.state() == ApprovalState.EXPIRED
            ? ApprovalElement.ON_EXPIRED
            : ApprovalElement.ON_REFUSED;
    simulationLog.note(
        at, StepKind.DECIDED, step -> step.by(exit).because(words(decision.state())));
    return Optional.of(exit);
  }

  /** Why a message is skipped that was not approved. */
  static SkipReason reason(String exit) {
    return exit.equals(ApprovalElement.ON_EXPIRED)
        ? SkipReason.APPROVAL_EXPIRED
        : SkipReason.APPROVAL_REFUSED;
  }

  /** Whether an email is prepared for an approval that is not given yet. */
  boolean isPrepared(FlowElement element) {
    return element instanceof FlowElement.SendEmail email
        && email.prepare()
        && !isApproved(email.next());
  }

  static String words(ApprovalState state) {
    return "as if " + Choices.name(state);
  }
}
