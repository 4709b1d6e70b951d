package io.relance.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.relance.compiler.validate.ValidationContext;
import io.relance.domain.flow.Diagnostic;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Bad input: files of megabytes made to hurt are refused in seconds")
class HostileFlowsTest {
  private static final String HEAD =
      "{\"format\": 1, \"trigger\": {\"kind\": \"manual\"}, \"start\": \"e0\", \"elements\": [";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"files", "wordyFiles"})
  void refusesInSeconds(String name, String file) {
    var found =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> new FlowCompiler().validate(file, ValidationContext.UNKNOWN));

    assertThat(found).as(name).hasSizeBetween(1, 101).anyMatch(Diagnostic::isError);
  }

  private static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("empty objects", elements(200_000, _ -> "{}")),
        Arguments.of(
            "unread and dangling",
            elements(
                2_000,
                i -> "{\"id\": \"e%d\", \"kind\": \"delay\", \"next\": \"x\"}".formatted(i))),
        Arguments.of(
            "a chain",
            elements(
                2_000,
                i ->
                    "{\"id\": \"e%d\", \"kind\": \"delay\", \"for\": \"PT1S\", \"next\": \"e%d\"}"
                        .formatted(i, i + 1))),
        Arguments.of(
            "many circles",
            elements(
                2_000,
                i ->
                    "{\"id\": \"e%d\", \"kind\": \"delay\", \"for\": \"PT1S\", \"next\": \"e%d\"}"
                        .formatted(i, i ^ 1))),
        Arguments.of(
            "everything to everything",
            elements(
                2_000,
                i ->
                    "{\"id\": \"e%d\", \"kind\": \"condition\", \"criteria\": {\"list\": \"l\"}, \"onTrue\": \"e%d\", \"onFalse\": \"e%d\"}"
                        .formatted(i, i * 7 % 2_000, i * 13 % 2_000))),
        Arguments.of("nested lists", "[".repeat(5_000_000)));
  }

  private static Stream<Arguments> wordyFiles() {
    return Stream.of(
        Arguments.of(
            "more text than anybody writes", elements(50, _ -> sms("Reply YES. ".repeat(9_000)))),
        Arguments.of(
            "a huge text", elements(1, _ -> sms("{{ contact.firstName | ".repeat(200_000)))),
        Arguments.of(
            "nested criteria",
            HEAD
                + "{\"id\": \"e0\", \"kind\": \"condition\", \"criteria\": "
                + "{\"not\": ".repeat(900)
                + "{\"list\": \"l\"}"
                + "}".repeat(900)
                + ", \"onTrue\": \"e0\", \"onFalse\": \"e0\"}]}"),
        Arguments.of("two thousand texts", elements(2_000, i -> sms("{{ contact.x" + i + " }}"))),
        Arguments.of(
            "long texts",
            elements(10, i -> sms(i + "{{ order.items.first.title }}, ".repeat(3_000)))));
  }

  private static String sms(String text) {
    return "{\"id\": \"e0\", \"kind\": \"send-sms\", \"text\": \"%s\", \"next\": \"e1\"}"
        .formatted(text);
  }

  private static String elements(int count, IntFunction<String> element) {
    return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(",", HEAD, "]}"));
  }
}
