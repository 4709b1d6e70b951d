package io.relance.functions.api.enrollments;

import io.relance.application.execution.ListEnrollments.Filter;
import io.relance.application.execution.ListEnrollments.State;
import io.relance.domain.id.ElementId;
import io.relance.functions.api.problems.ApiException;
import io.relance.json.Choices;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which enrollments a request is for. */
final class EnrollmentFilter {
  private EnrollmentFilter() {}

  static Filter of(@Nullable String elementId, @Nullable String state, @Nullable String outcome) {
    return new Filter(
        given("elementId", elementId).map(ElementId::new),
        Optional.ofNullable(state).map(EnrollmentFilter::state),
        given("outcome", outcome));
  }

  private static Optional<String> given(String name, @Nullable String text) {
    if (text != null && text.isBlank()) {
      throw ApiException.parameter(name, "must not be blank");
    }
    return Optional.ofNullable(text);
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
}
