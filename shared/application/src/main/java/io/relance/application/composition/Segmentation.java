package io.relance.application.composition;

import io.relance.application.activation.CheckCriteria;
import io.relance.application.segments.CalculateAudience;
import io.relance.application.segments.CurrentAudience;
import io.relance.application.segments.StoredAudience;
import io.relance.compiler.FlowCompiler;

/** The use cases of segments. */
public final class Segmentation {
  private final CurrentAudience audience;
  private final CheckCriteria checkCriteria;
  private final CalculateAudience calculateAudience;

  Segmentation(Ports ports, People people, FlowCompiler compiler) {
    audience =
        new CurrentAudience(
            new StoredAudience(
                people.contacts(), people.facts(), ports.wallClock(), StoredAudience.PATIENCE));
    checkCriteria = new CheckCriteria(compiler, people.knownNames());
    calculateAudience =
        new CalculateAudience(checkCriteria, audience, ports.clock(), ports.wallClock());
  }

  /** Answers for whom criteria hold; a deployment may make it faster. */
  public CurrentAudience audience() {
    return audience;
  }

  public CheckCriteria checkCriteria() {
    return checkCriteria;
  }

  public CalculateAudience calculateAudience() {
    return calculateAudience;
  }
}
