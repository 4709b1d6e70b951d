package io.relance.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("C-C1, C-C2: diagnostics of criteria about events name the criterion")
class EventCriteriaTest {
  private static final String ORDER = "{\"event\": \"order\", %s}";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"periods", "filters", "sums"})
  void reports(String criteria, String expected) {
    assertThat(diagnostics(criteria)).containsExactly(expected);
  }

  static Stream<Arguments> periods() {
    return Stream.of(
        fault(
            "\"since\": \"P7D\", \"until\": \"P30D\"",
            "ERROR criteria.invalid-period .until: Must be later than \"since\": no event can"
                + " count."),
        fault(
            "\"since\": \"2026-03-02\", \"until\": \"2026-03-01\"",
            "ERROR criteria.invalid-period .until: Must be later than \"since\": no event can"
                + " count."),
        fault(
            "\"since\": \"2026-03-02T10:00:00Z\", \"until\": \"2026-03-02T11:00:00+01:00\"",
            "ERROR criteria.invalid-period .until: Must be later than \"since\": no event can"
                + " count."),
        fault(
            "\"since\": \"2026-03-04\", \"until\": \"2026-03-01T11:00:00Z\"",
            "ERROR criteria.invalid-period .until: Must be later than \"since\": no event can"
                + " count."),
        fault(
            "\"since\": \"enrty\"",
            "ERROR criteria.invalid-period .since: Must be \"entry\", an ISO 8601 duration such as"
                + " P30D, a date such as 2026-03-01, or an instant such as 2026-03-01T09:30:00Z,"
                + " not \"enrty\"; did you mean \"entry\"?"),
        fault(
            "\"until\": \"2026-02-30\"",
            "ERROR criteria.invalid-period .until: Must be an ISO 8601 duration such as P30D, a"
                + " date such as 2026-03-01, or an instant such as 2026-03-01T09:30:00Z, not"
                + " \"2026-02-30\"."),
        fault(
            "\"untill\": \"P7D\"",
            "ERROR json.unknown-field .untill: Unknown field \"untill\"; did you mean"
                + " \"until\"?"));
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        fault(
            "\"where\": {\"property\": \"totl\", \"greater\": 1}",
            "WARNING criteria.unknown-property .where: The event \"order\" has no property"
                + " \"totl\". Did you mean \"total\"?"),
        fault(
            "\"where\": {\"any\": [{\"property\": \"total\", \"contains\": \"1\"}]}",
            "ERROR criteria.wrong-type .where.any[0]: The property \"total\" holds a number: it"
                + " must be compared by is, isNot, oneOf, greater, less, exists."),
        fault(
            "\"where\": {\"list\": \"vip\"}",
            "ERROR criteria.unclear .where: A criterion must have exactly one of all, any, not,"
                + " property. Combine several criteria with all or any."),
        fault(
            "\"where\": {\"property\": \"total\", \"grater\": 1}",
            "ERROR json.unknown-field .where.grater: Unknown field \"grater\"; did you mean"
                + " \"greater\"?"));
  }

  static Stream<Arguments> sums() {
    return Stream.of(
        fault(
            "\"sum\": \"total\"",
            "ERROR criteria.unclear .sum: A sum must have greater, less, or both."),
        fault(
            "\"greater\": 5",
            "ERROR criteria.unclear .greater: Must come with \"sum\", the property that the events"
                + " add up. A number of events is compared with atLeast, atMost or exactly."),
        fault(
            "\"sum\": \"currency\", \"less\": 5",
            "ERROR criteria.wrong-type .sum: The property \"currency\" holds a string: a sum must"
                + " be of numbers."),
        fault(
            "\"sum\": \"totals\", \"less\": 5",
            "WARNING criteria.unknown-property .sum: The event \"order\" has no property"
                + " \"totals\". Did you mean \"total\"?"));
  }

  @Test
  void acceptsPeriodsThatMayHaveEvents() {
    assertThat(
            Stream.of(
                "\"since\": \"2026-03-01\", \"until\": \"2026-03-01\"",
                "\"since\": \"P30D\", \"until\": \"P7D\"",
                "\"since\": \"2026-03-01\", \"until\": \"P7D\"",
                "\"since\": \"2026-03-01\", \"until\": \"2026-03-01T11:00:00Z\"",
                "\"since\": \"entry\", \"until\": \"2026-03-01\"",
                "\"sum\": \"total\", \"greater\": 1, \"less\": 2"))
        .allSatisfy(fields -> assertThat(diagnostics(ORDER.formatted(fields))).isEmpty());
  }

  @Test
  @DisplayName("The order that started the enrollment counts: asking for one order is no question")
  void warnsOfTheOrderThatStartedTheEnrollment() {
    assertThat(diagnostics("post-purchase", ORDER.formatted("\"since\": \"entry\"")))
        .singleElement()
        .asString()
        .startsWith("WARNING criteria.always-true :");
    assertThat(
            diagnostics("post-purchase", ORDER.formatted("\"since\": \"entry\", \"atLeast\": 2")))
        .isEmpty();
  }

  @Test
  @DisplayName("Bad input: at most 100 levels, also in a filter; a thousand criteria are allowed")
  void limitsLevelsAndNotTheNumber() {
    var total = "{\"property\": \"total\", \"greater\": 1}";
    var deep = "{\"not\": ".repeat(101) + total + "}".repeat(101);
    var many = "{\"any\": [%s]}".formatted(String.join(", ", Collections.nCopies(1_000, total)));

    assertThat(diagnostics(ORDER.formatted("\"where\": " + deep)))
        .anyMatch(fault -> fault.startsWith("ERROR criteria.too-deep"));
    assertThat(diagnostics(ORDER.formatted("\"where\": " + many))).isEmpty();
  }

  private static Arguments fault(String fields, String expected) {
    return Arguments.of(ORDER.formatted(fields), expected);
  }

  private static List<String> diagnostics(String criteria) {
    return diagnostics("api", criteria);
  }

  private static List<String> diagnostics(String trigger, String criteria) {
    var flow =
        """
        {"format": 1, "trigger": {"kind": "%s"}, "start": "if", "elements": [
          {"id": "if", "name": "If", "kind": "condition", "criteria": %s, "onTrue": "a",
           "onFalse": "b"},
          {"id": "a", "name": "A", "kind": "end", "outcome": "success"},
          {"id": "b", "name": "B", "kind": "end", "outcome": "failure"}]}
        """
            .formatted(trigger, criteria);
    return new FlowCompiler()
        .compile(flow, ValidationContext.UNKNOWN).diagnostics().stream()
            .filter(fault -> fault.code().startsWith("criteria") || fault.isError())
            .map(EventCriteriaTest::shown)
            .toList();
  }

  private static String shown(Diagnostic fault) {
    return "%s %s %s: %s%s"
        .formatted(
            fault.severity(),
            fault.code(),
            fault.path().orElse("").replace("elements[0].criteria", ""),
            fault.message(),
            fault.hint().filter(_ -> !fault.code().endsWith("period")).map(" "::concat).orElse(""));
  }
}
