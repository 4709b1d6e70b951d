package io.relance.application.explanation;

import io.relance.application.execution.ConditionDecision;
import io.relance.application.execution.ConditionDecisions;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentPath;
import io.relance.application.explanation.Fact.DecidedCriterion;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.flow.FlowElement.Condition;
import io.relance.domain.id.ElementId;
import io.relance.domain.sentence.CriteriaSentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The criteria that decided the conditions of one enrollment; read when they are first needed. */
public final class DecidedCriteria {
  private final ConditionDecisions stored;
  private final Enrollment enrollment;
  private final EnrollmentPath path;
  private @Nullable Map<ElementId, ConditionDecision> decisions;

  public DecidedCriteria(ConditionDecisions stored, Enrollment enrollment, EnrollmentPath path) {
    this.stored = stored;
    this.enrollment = enrollment;
    this.path = path;
  }

  /**
   * A criterion that decided.
   *
   * @param sentence whether it held, in plain English
   */
  public record Decided(DecidedCriterion criterion, String sentence) {}

  /** The criteria by which a condition led to an exit; none when they have expired. */
  public List<Decided> of(Condition condition, String exit) {
    return Optional.ofNullable(decisions().get(condition.id()))
        .filter(decision -> decision.exit().equals(exit))
        .map(ConditionDecision::decisive)
        .orElseGet(List::of)
        .stream()
        .flatMap(decisive -> decided(condition, decisive).stream())
        .toList();
  }

  private static Optional<Decided> decided(Condition condition, Decisive decisive) {
    return CriteriaEvaluator.part(condition.criteria(), decisive.path())
        .map(
            part ->
                new Decided(
                    new DecidedCriterion(
                        decisive.path(),
                        CriteriaSentence.inEnglish(part),
                        decisive.value(),
                        decisive.holds()),
                    CriterionText.of(part, decisive)));
  }

  private Map<ElementId, ConditionDecision> decisions() {
    var known = decisions;
    if (known == null) {
      known = stored.of(enrollment, path);
      decisions = known;
    }
    return known;
  }
}
