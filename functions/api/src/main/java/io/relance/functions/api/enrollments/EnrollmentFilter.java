package io.relance.functions.api.enrollments;

import io.relance.application.execution.ListEnrollments.Filter;
import io.relance.application.execution.ListEnrollments.State;
import io.relance.domain.id.ElementId;
import io.relance.functions.api.PlainIds;
import io.relance.functions.api.problems.ApiException;
import io.relance.json.Choices;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters that filter enrollments. */
final class EnrollmentFilter {
  private EnrollmentFilter() {}

  static Filter of(@Nullable String elementId, @Nullable String state, @Nullable String outcome) {
    return new Filter(
        Optional.ofNullable(elementId).map(EnrollmentFilter::element),
        Optional.ofNullable(state).map(EnrollmentFilter::state),
        Optional.ofNullable(outcome).map(EnrollmentFilter::outcome));
  }

  private static ElementId element(String id) {
    return new ElementId(PlainIds.parameter("elementId", id));
  }

  private static State state(String state) {
    return Stream.of(State.values())
        .filter(known -> EnrollmentBodies.word(known).equals(state))
        .findFirst()
        .orElseThrow(() -> ApiException.parameter("state", Choices.fault(state, words())));
  }

  private static List<String> words() {
    return Stream.of(State.values()).map(EnrollmentBodies::word).toList();
  }

  private static String outcome(String outcome) {
    if (!EnrollmentBodies.OUTCOMES.contains(outcome)) {
      throw ApiException.parameter("outcome", Choices.fault(outcome, EnrollmentBodies.OUTCOMES));
    }
    return outcome;
  }
}
