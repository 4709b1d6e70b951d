package io.relance.application.simulation;

import io.relance.application.execution.ExecuteSteps;
import io.relance.application.sending.model.SendWrites;
import io.relance.application.sending.model.SkipReason;
import io.relance.application.sending.preview.SimulatedSend;
import io.relance.application.sending.preview.SimulatedSends;
import io.relance.domain.criteria.Criteria.SendOutcome;
import io.relance.domain.flow.FlowElement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Simulates a sending element and records its message. */
final class SimulateSends {
  private final SimulatedSends sends;
  private final SimulatedContact contact;
  private final SimulatedApprovals approvals;
  private boolean sent;

  SimulateSends(SimulatedSends sends, SimulatedContact contact, SimulatedApprovals approvals) {
    this.sends = sends;
    this.contact = contact;
    this.approvals = approvals;
  }

  SimulatedApprovals approvals() {
    return approvals;
  }

  /**
   * Simulates the message to the contact, whose result criteria may test; returns when it may be
   * sent if it is held.
   */
  Optional<Instant> message(
      ExecuteSteps.WaveAtElement waveAtElement, Instant now, SimulationLog simulationLog) {
    var until = Optional.<Instant>empty();
    sent = false;
    if (approvals.isPrepared(waveAtElement.element())) {
      contact.messages().add(waveAtElement.element().id(), Set.of());
      simulationLog.note(now, StepKind.HELD, step -> step.because(SendWrites.APPROVAL));
      return until;
    }
    for (var simulatedSend : simulate(waveAtElement, now)) {
      if (simulatedSend instanceof SimulatedSend.Held(var opening)) {
        until = Optional.of(opening);
      }
      sent |= simulatedSend instanceof SimulatedSend.Sent;
      contact.messages().add(waveAtElement.element().id(), outcomes(simulatedSend));
      note(simulatedSend, now, simulationLog, StepKind.SENT);
    }
    return until;
  }

  /** Skips the message that was prepared for an approval. */
  void skip(
      FlowElement.SendEmail email, SkipReason reason, Instant now, SimulationLog simulationLog) {
    var skipped = new SimulatedSend.Skipped(reason);
    contact.messages().add(email.id(), outcomes(skipped));
    simulationLog.moveTo(email.id());
    note(skipped, now, simulationLog, StepKind.SENT);
  }

  /** Whether the last message would be sent. */
  boolean wasSent() {
    return sent;
  }

  void forward(ExecuteSteps.WaveAtElement waveAtElement, Instant now, SimulationLog simulationLog) {
    simulate(waveAtElement, now)
        .forEach(simulatedSend -> note(simulatedSend, now, simulationLog, StepKind.FORWARDED));
  }

  private Iterable<SimulatedSend> simulate(ExecuteSteps.WaveAtElement waveAtElement, Instant now) {
    var member = waveAtElement.members().getFirst();
    return sends.simulate(waveAtElement.wave(), waveAtElement.element(), member, now);
  }

  private void note(
      SimulatedSend simulatedSend, Instant now, SimulationLog simulationLog, StepKind handedOver) {
    switch (simulatedSend) {
      case SimulatedSend.Sent sent ->
          simulationLog.note(now, handedOver, step -> sent(step, sent, handedOver));
      case SimulatedSend.Skipped(var reason) ->
          simulationLog.note(
              now, StepKind.SKIPPED, step -> step.by(FlowElement.NEXT).because(reason.code()));
      case SimulatedSend.Failed(var reason) ->
          simulationLog.note(
              now, StepKind.FAILED, step -> step.by(FlowElement.NEXT).because(reason));
      case SimulatedSend.Held(var until) ->
          simulationLog.note(
              now, StepKind.HELD, step -> step.until(until).because(SendWrites.QUIET_HOURS));
    }
  }

  private static SimulatedStep sent(
      SimulatedStep step, SimulatedSend.Sent foreseen, StepKind handedOver) {
    var message = SimulatedMessage.of(foreseen.channel(), foreseen.content());
    var sent = step.by(FlowElement.NEXT).saying(message);
    return handedOver == StepKind.FORWARDED ? sent.because("to " + foreseen.content().to()) : sent;
  }

  /** A simulation has no receipts. */
  private static Set<SendOutcome> outcomes(SimulatedSend simulatedSend) {
    return switch (simulatedSend) {
      case SimulatedSend.Sent _ -> Set.of(SendOutcome.SENT);
      case SimulatedSend.Skipped _ -> Set.of(SendOutcome.SKIPPED);
      case SimulatedSend.Failed _ -> Set.of(SendOutcome.FAILED);
      case SimulatedSend.Held _ -> Set.of();
    };
  }
}
