package io.relance.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The flows that are measured, as JSON. */
final class Flows {
  private static final String SEND =
      """
      {"id": "send", "name": "Send", "kind": "send-sms", "purpose": "transactional",
       "text": "Hello {{ contact.firstName }}", "next": "end"},
      """;
  private static final String END =
      """
      {"id": "end", "name": "End", "kind": "end", "outcome": "success"}
      """;

  private Flows() {}

  /** Conditions, then the end. */
  static String conditions(int count) {
    return manual("c0", conditions(count, "end"));
  }

  /** Conditions, then a text, then the end. */
  static String conditionsAndText(int count) {
    return manual("c0", conditions(count, "send") + SEND);
  }

  /** A text, then the end. */
  static String text() {
    return manual("send", SEND);
  }

  /** Three texts in thirty days, with waits and conditions between them: nine elements. */
  static String month() {
    return manual(
        "thanks",
        text("thanks", "w1")
            + wait("w1", "c0")
            + condition(0, "remind")
            + text("remind", "w2")
            + wait("w2", "c1")
            + condition(1, "again")
            + text("again", "w3")
            + wait("w3", "end"));
  }

  private static String text(String id, String next) {
    return """
    {"id": "%s", "name": "%s", "kind": "send-sms", "purpose": "transactional",
     "text": "Hello {{ contact.firstName }}", "next": "%s"},
    """
        .formatted(id, id, next);
  }

  private static String wait(String id, String next) {
    return """
    {"id": "%s", "name": "%s", "kind": "delay", "for": "P10D", "next": "%s"},
    """
        .formatted(id, id, next);
  }

  /** A text that answers a keyword. */
  static String answer(String keyword) {
    return flow(
        """
        {"kind": "inbound-message", "channel": "sms", "keywords": ["%s"], "match": "exact"}
        """
            .formatted(keyword),
        "send",
        SEND);
  }

  private static String manual(String start, String elements) {
    return flow("{\"kind\": \"manual\"}", start, elements);
  }

  private static String flow(String trigger, String start, String elements) {
    return "{\"format\": 1, \"trigger\": %s, \"start\": \"%s\", \"elements\": [%s %s]}"
        .formatted(trigger, start, elements, END);
  }

  private static String conditions(int count, String last) {
    return IntStream.range(0, count)
        .mapToObj(at -> condition(at, at + 1 < count ? "c" + (at + 1) : last))
        .collect(Collectors.joining());
  }

  private static String condition(int at, String next) {
    return """
    {"id": "c%d", "name": "C%d", "kind": "condition",
     "criteria": {"property": "country", "is": "FR"}, "onTrue": "%s", "onFalse": "%s"},
    """
        .formatted(at, at, next, next);
  }
}
