package io.relance.application.execution;

import io.relance.application.persistence.Json;
import io.relance.domain.criteria.Evaluation;
import io.relance.domain.criteria.Evaluation.Decisive;
import io.relance.domain.id.EnrollmentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions at one condition, and for each the enrollments for which it was made. */
record DecidedGroups(List<Group> groups) {
  /** Above so many characters, each decision names one criterion only. */
  private static final int LARGEST = 60_000;

  /**
   * Enrollments with the same decision.
   *
   * @param exit the exit of the evaluation
   */
  record Group(String exit, List<Decisive> decisive, List<EnrollmentId> enrollments) {}

  private record Decision(String exit, List<Decisive> decisive) {
    static Decision of(Evaluation evaluation, int most) {
      var decisive = evaluation.decisive().stream().limit(most).toList();
      return new Decision(ConditionDecisions.exit(evaluation), decisive);
    }
  }

  static DecidedGroups of(Map<EnrollmentId, Evaluation> evaluations) {
    var groups = of(evaluations, Integer.MAX_VALUE);
    return groups.text().length() <= LARGEST ? groups : of(evaluations, 1);
  }

  private static DecidedGroups of(Map<EnrollmentId, Evaluation> evaluations, int most) {
    var groups = new LinkedHashMap<Decision, List<EnrollmentId>>();
    evaluations.forEach(
        (enrollment, evaluation) ->
            groups
                .computeIfAbsent(Decision.of(evaluation, most), _ -> new ArrayList<>())
                .add(enrollment));
    return new DecidedGroups(
        groups.entrySet().stream()
            .map(it -> new Group(it.getKey().exit(), it.getKey().decisive(), it.getValue()))
            .toList());
  }

  static DecidedGroups read(String text) {
    return Json.read(text, DecidedGroups.class);
  }

  String text() {
    return Json.write(this);
  }

  /** The group of an enrollment. */
  Optional<Group> of(EnrollmentId enrollment) {
    return groups.stream().filter(it -> it.enrollments().contains(enrollment)).findFirst();
  }

  DecidedGroups without(EnrollmentId enrollment) {
    return new DecidedGroups(
        groups.stream()
            .map(group -> without(group, enrollment))
            .filter(group -> !group.enrollments().isEmpty())
            .toList());
  }

  private static Group without(Group group, EnrollmentId enrollment) {
    var others = group.enrollments().stream().filter(it -> !it.equals(enrollment)).toList();
    return new Group(group.exit(), group.decisive(), others);
  }
}
