package io.relance.application.composition;

import io.relance.application.activation.CheckCriteria;
import io.relance.application.audience.CurrentAudience;
import io.relance.application.membership.CompareMembers;
import io.relance.application.membership.FollowContacts;
import io.relance.application.membership.MoveMembers;
import io.relance.application.membership.StoredMembers;
import io.relance.application.scheduling.DueAction;
import io.relance.application.segmentation.CalculateAudience;
import io.relance.application.segmentation.CheckSegmentCriteria;
import io.relance.application.segmentation.EditSegments;
import io.relance.application.segmentation.LatestCalculations;
import io.relance.application.segmentation.SegmentMembers;
import io.relance.application.segmentation.StoredAudience;
import io.relance.compiler.FlowCompiler;
import java.util.stream.Stream;

/** The use cases of segments. */
public final class Segmentation {
  private final CurrentAudience audience;
  private final CheckSegmentCriteria checkCriteria;
  private final CalculateAudience calculateAudience;
  private final MoveMembers moveMembers;
  private final CompareMembers compareMembers;
  private final FollowContacts followContacts;
  private final EditSegments editSegments;
  private final SegmentMembers segmentMembers;

  Segmentation(Ports ports, People people, FlowExecution flowExecution, FlowCompiler compiler) {
    var segments = people.segments();
    var clock = ports.clock();
    audience = stored(ports, people);
    checkCriteria =
        new CheckSegmentCriteria(new CheckCriteria(compiler, people.knownNames()), segments);
    calculateAudience =
        new CalculateAudience(
            checkCriteria,
            segments,
            audience,
            new LatestCalculations(ports.store(), clock, ports.wallClock()),
            clock,
            ports.wallClock());
    var schedule = flowExecution.schedule();
    moveMembers =
        new MoveMembers(
            ports.store(),
            people.contacts(),
            people.facts(),
            segments,
            people.publishContactEvents(),
            schedule,
            clock);
    compareMembers =
        new CompareMembers(
            ports.store(), people.contacts(), segments, moveMembers, schedule, clock);
    followContacts = new FollowContacts(segments, moveMembers, compareMembers);
    editSegments = new EditSegments(checkCriteria, segments, audience, compareMembers, clock);
    segmentMembers =
        new SegmentMembers(
            segments,
            audience,
            people.contacts(),
            people.facts(),
            new StoredMembers(ports.store()),
            clock);
  }

  private static CurrentAudience stored(Ports ports, People people) {
    return new CurrentAudience(
        new StoredAudience(
            people.contacts(), people.facts(), ports.wallClock(), StoredAudience.PATIENCE));
  }

  /** Answers for whom criteria hold; a deployment may make it faster. */
  public CurrentAudience audience() {
    return audience;
  }

  public CheckSegmentCriteria checkCriteria() {
    return checkCriteria;
  }

  /** The scheduled actions of segments. */
  Stream<DueAction> dueActions() {
    return Stream.of(moveMembers, compareMembers);
  }

  /** Compares all contacts with the criteria of segments. */
  public CompareMembers compareMembers() {
    return compareMembers;
  }

  /** Moves contacts that changed. */
  public FollowContacts followContacts() {
    return followContacts;
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
