package io.relance.application.composition;

import io.relance.application.activation.CheckCriteria;
import io.relance.application.audience.CurrentAudience;
import io.relance.application.segmentation.CalculateAudience;
import io.relance.application.segmentation.CheckSegmentCriteria;
import io.relance.application.segmentation.EditSegments;
import io.relance.application.segmentation.SegmentMembers;
import io.relance.application.segmentation.StoredAudience;
import io.relance.compiler.FlowCompiler;

/** The use cases of segments. */
public final class Segmentation {
  private final CurrentAudience audience;
  private final CheckSegmentCriteria checkCriteria;
  private final CalculateAudience calculateAudience;
  private final EditSegments editSegments;
  private final SegmentMembers segmentMembers;

  Segmentation(Ports ports, People people, FlowCompiler compiler) {
    audience =
        new CurrentAudience(
            new StoredAudience(
                people.contacts(), people.facts(), ports.wallClock(), StoredAudience.PATIENCE));
    checkCriteria =
        new CheckSegmentCriteria(
            new CheckCriteria(compiler, people.knownNames()), people.segments());
    calculateAudience =
        new CalculateAudience(
            checkCriteria, people.segments(), audience, ports.clock(), ports.wallClock());
    editSegments = new EditSegments(checkCriteria, people.segments(), audience, ports.clock());
    segmentMembers =
        new SegmentMembers(
            people.segments(), audience, people.contacts(), people.facts(), ports.clock());
  }

  /** Answers for whom criteria hold; a deployment may make it faster. */
  public CurrentAudience audience() {
    return audience;
  }

  public CheckSegmentCriteria checkCriteria() {
    return checkCriteria;
  }

  public EditSegments editSegments() {
    return editSegments;
  }

  public SegmentMembers segmentMembers() {
    return segmentMembers;
  }

  public CalculateAudience calculateAudience() {
    return calculateAudience;
  }
}
