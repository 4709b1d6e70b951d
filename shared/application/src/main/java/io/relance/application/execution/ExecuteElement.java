package io.relance.application.execution;

import io.relance.application.execution.wave.StepResult;
import io.relance.application.logging.LogId;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.WaveId;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes an element that sends nothing for a wave, and returns the exits. */
public final class ExecuteElement {
  private static final Logger LOG = LoggerFactory.getLogger(ExecuteElement.class);

  private final ExecuteSteps executeSteps;
  private final BranchAtElement branchAtElement;

  public ExecuteElement(ExecuteSteps executeSteps, BranchByContact byContact, InstantSource clock) {
    this.executeSteps = executeSteps;
    this.branchAtElement = new BranchAtElement(byContact, clock);
  }

  /** A wave at an element, as the definition names them. */
  public record Call(WaveId wave, long attempt, ElementId element) {}

  public StepResult execute(Call call) {
    try (var _ = LogId.WAVE.put(call.wave().value());
        var _ = LogId.ELEMENT.put(call.element().value())) {
      LOG.debug("Wave {} reached element {}", call.wave(), call.element());
      return executeSteps.advance(
          call.wave(), call.attempt(), call.element(), branchAtElement::branch);
    }
  }
}
