package io.relance.testkit.flow;

import java.util.ArrayList;
import java.util.List;

/** Writes a flow file element by element; it starts at the first one. */
public final class FlowFile {
  private final String trigger;
  private final String start;
  private final List<String> elements = new ArrayList<>();

  private FlowFile(String trigger, String start) {
    this.trigger = trigger;
    this.start = start;
  }

  /** A flow that is launched, and starts at an element. */
  public static FlowFile manual(String start) {
    return on("{\"kind\": \"manual\"}", start);
  }

  /**
   * A flow with a trigger.
   *
   * @param trigger as JSON
   */
  public static FlowFile on(String trigger, String start) {
    return new FlowFile(trigger, start);
  }

  /** The flow file with one marketing text. */
  public static String marketingText(String text) {
    return manual("text").sms("text", "marketing", text, "done").end("done", "success").json();
  }

  /**
   * The flow file with a marketing text, a delay and another text.
   *
   * @param name the end of the ids of the first two elements
   */
  public static String twoTexts(String name, String first, String wait, String last) {
    return manual("first-" + name)
        .sms("first-" + name, "marketing", first, "wait-" + name)
        .delay("wait-" + name, wait, "last")
        .sms("last", "marketing", last, "done")
        .end("done", "success")
        .json();
  }

  public FlowFile sms(String id, String purpose, String text, String next) {
    return element(
        """
        {"id": "%1$s", "name": "%1$s", "kind": "send-sms", "purpose": "%2$s", "text": "%3$s",
         "next": "%4$s"}
        """
            .formatted(id, purpose, text, next));
  }

  public FlowFile email(String id, String purpose, String subject, String next) {
    return element(
        """
        {"id": "%1$s", "name": "%1$s", "kind": "send-email", "purpose": "%2$s",
         "subject": "%3$s", "html": "<p>%3$s</p>", "next": "%4$s"}
        """
            .formatted(id, purpose, subject, next));
  }

  /**
   * A delay.
   *
   * @param period such as {@code PT10M}
   */
  public FlowFile delay(String id, String period, String next) {
    return element(
        """
        {"id": "%1$s", "name": "%1$s", "kind": "delay", "for": "%2$s", "next": "%3$s"}
        """
            .formatted(id, period, next));
  }

  /**
   * A condition.
   *
   * @param criteria as JSON
   */
  public FlowFile condition(String id, String criteria, String onTrue, String onFalse) {
    return element(
        """
        {"id": "%1$s", "name": "%1$s", "kind": "condition", "criteria": %2$s,
         "onTrue": "%3$s", "onFalse": "%4$s"}
        """
            .formatted(id, criteria, onTrue, onFalse));
  }

  public FlowFile addToList(String id, String list, String next) {
    return element(
        """
        {"id": "%1$s", "name": "%1$s", "kind": "add-to-list", "list": "%2$s", "next": "%3$s"}
        """
            .formatted(id, list, next));
  }

  /** An end; the last element of most flows. */
  public FlowFile end(String id, String outcome) {
    return element(
        """
        {"id": "%1$s", "name": "%1$s", "kind": "end", "outcome": "%2$s"}
        """
            .formatted(id, outcome));
  }

  private FlowFile element(String json) {
    elements.add(json);
    return this;
  }

  public String json() {
    return "{\"format\": 1, \"trigger\": %s, \"start\": \"%s\", \"elements\": [%s]}"
        .formatted(trigger, start, String.join(", ", elements));
  }
}
