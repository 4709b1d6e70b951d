package io.relance.benchmarks;

import io.relance.testkit.flow.FlowFile;
import java.time.Duration;

/** The flow files that are measured. */
final class MeasuredFlows {
  private static final String HELLO = "Hello {{ contact.firstName }}";

  /** What opens the conversation of the quiz. */
  static final String QUIZ_KEYWORD = "CAKE";

  /** The answer to its first question, misspelt. */
  static final String FIRST_ANSWER = "the chocolat one plz";

  /** The answer to its last question. */
  static final String LAST_ANSWER = "2";

  private MeasuredFlows() {}

  /** A conversation of two questions, which wait so long for an answer. */
  static String quiz(Duration maxDelay) {
    return """
    {"format": 1,
     "trigger": {"kind": "keyword", "channels": ["sms"], "keywords": ["%s"]},
     "conversation": {"maxDelay": "%s"},
     "start": "flavour",
     "elements": [
       {"id": "flavour", "name": "Flavour", "kind": "question", "text": "Which flavour?",
        "choices": [{"text": "Vanilla"}, {"text": "Chocolate"}], "next": "size"},
       {"id": "size", "name": "Size", "kind": "question", "text": "Which size?",
        "choices": [{"text": "Small"}, {"text": "Large"}], "next": "bye"},
       {"id": "bye", "name": "Bye", "kind": "message",
        "text": "Your {{ answers.size }} {{ answers.flavour }} cake is ready."}]}
    """
        .formatted(QUIZ_KEYWORD, maxDelay);
  }

  /** Conditions, then the end. */
  static String conditions(int count) {
    return ended(conditions(count, "end"));
  }

  /** Conditions, then a text, then the end. */
  static String conditionsAndText(int count) {
    return ended(send(conditions(count, "send"), "send", "end"));
  }

  /** A text, then the end. */
  static String text() {
    return ended(send(FlowFile.manual("send"), "send", "end"));
  }

  /** An email, then the end. */
  static String email() {
    return ended(FlowFile.manual("send").email("send", "transactional", HELLO, "end"));
  }

  /** Three texts in thirty days, with waits and conditions between them: nine elements. */
  static String month() {
    var flow = send(FlowFile.manual("thanks"), "thanks", "w1").delay("w1", "P10D", "c0");
    flow = send(condition(flow, 0, "remind"), "remind", "w2").delay("w2", "P10D", "c1");
    return ended(send(condition(flow, 1, "again"), "again", "w3").delay("w3", "P10D", "end"));
  }

  /** A text that answers a keyword. */
  static String answer(String keyword) {
    var trigger =
        """
        {"kind": "inbound-message", "channel": "sms", "keywords": ["%s"], "match": "exact"}
        """
            .formatted(keyword);
    return ended(send(FlowFile.on(trigger, "send"), "send", "end"));
  }

  /** A text to those who order. */
  static String thanks() {
    return ended(send(FlowFile.on("{\"kind\": \"post-purchase\"}", "send"), "send", "end"));
  }

  /** A marketing text. */
  static String offer() {
    return ended(FlowFile.manual("send").sms("send", "marketing", HELLO, "end"));
  }

  private static FlowFile conditions(int count, String last) {
    var flow = FlowFile.manual("c0");
    for (var at = 0; at < count; at++) {
      flow = condition(flow, at, at + 1 < count ? "c" + (at + 1) : last);
    }
    return flow;
  }

  private static FlowFile condition(FlowFile flow, int at, String next) {
    return flow.condition("c" + at, "{\"property\": \"country\", \"is\": \"FR\"}", next, next);
  }

  private static FlowFile send(FlowFile flow, String id, String next) {
    return flow.sms(id, "transactional", HELLO, next);
  }

  private static String ended(FlowFile flow) {
    return flow.end("end", "success").json();
  }
}
