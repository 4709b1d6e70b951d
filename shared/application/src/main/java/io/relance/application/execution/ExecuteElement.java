package io.relance.application.execution;

import io.relance.application.execution.wave.StepResult;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.time.InstantSource;

/** Executes an element that sends nothing for a wave, and returns the exits. */
public final class ExecuteElement {
  private final ExecuteSteps executeSteps;
  private final BranchAtElement branchAtElement;

  public ExecuteElement(ExecuteSteps executeSteps, BranchByContact byContact, InstantSource clock) {
    this.executeSteps = executeSteps;
    this.branchAtElement = new BranchAtElement(byContact, clock);
  }

  /** A wave at an element, as the definition names them. */
  public record Call(WaveId wave, long attempt, ElementId element) {}

  public StepResult execute(Call call) {
    return executeSteps.advance(
        call.wave(), call.attempt(), call.element(), branchAtElement::branch);
  }
}
