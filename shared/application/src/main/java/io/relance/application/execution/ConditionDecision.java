package io.relance.application.execution;

import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.id.ElementId;
import io.relance.domain.id.EnrollmentId;
import java.time.Instant;
import java.util.List;

/**
 * Why an enrollment took an exit of a condition.
 *
 * @param exit the exit of the evaluation
 */
public record ConditionDecision(
    EnrollmentId enrollment, ElementId element, String exit, Instant at, List<Decisive> decisive) {
  public ConditionDecision {
    decisive = List.copyOf(decisive);
  }
}
