package io.relance.application.explanation;

import io.relance.application.execution.ConditionDecision;
import io.relance.application.execution.Enrollment;
import io.relance.application.explanation.Fact.DecidedCriterion;
import io.relance.domain.criteria.CriteriaEvaluator;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.flow.FlowElement.Condition;
import io.relance.domain.id.ElementId;
import io.relance.domain.sentence.CriteriaSentence;
import io.relance.domain.store.ItemStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The criteria that decided the conditions of one enrollment; read when they are first needed. */
public final class DecidedCriteria {
  private final ItemStore store;
  private final Enrollment enrollment;
  private @Nullable Map<ElementId, ConditionDecision> decisions;

  public DecidedCriteria(ItemStore store, Enrollment enrollment) {
    this.store = store;
    this.enrollment = enrollment;
  }

  /**
   * A criterion that decided.
   *
   * @param sentence whether it held, in plain English
   */
  public record Decided(DecidedCriterion criterion, String sentence) {}

  /**
   * The criteria by which a condition led to an exit; none when they were not stored, have expired,
   * or are those of an attempt that was not followed.
   */
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
      known =
          ConditionDecision.of(store, enrollment).stream()
              .collect(Collectors.toMap(ConditionDecision::element, decision -> decision));
      decisions = known;
    }
    return known;
  }
}
