package io.relance.application.automations;

import io.relance.domain.id.ElementId;
import java.util.Optional;

/**
 * A count of one question, stored under {@code question/<question>/<kind>/<choice>}.
 *
 * @param choice of an answer; else empty
 */
public record QuestionCount(ElementId question, Kind kind, String choice) {
  private static final String PREFIX = "question";

  /** What is counted. */
  public enum Kind {
    /** The contacts to whom it was sent. */
    ASKED,
    /** The answers by choice. */
    ANSWERED,
    /** The contacts who were asked and left without an answer. */
    NO_ANSWER,
    REPROMPTS
  }

  public static QuestionCount of(ElementId question, Kind kind) {
    return new QuestionCount(question, kind, "");
  }

  String name() {
    return String.join("/", PREFIX, question.value(), kind.name(), choice);
  }

  /** Reads a name; empty for a count that is not of a question. */
  static Optional<QuestionCount> parse(String name) {
    var parts = name.split("/", 4);
    return parts.length == 4 && parts[0].equals(PREFIX)
        ? Optional.of(new QuestionCount(new ElementId(parts[1]), Kind.valueOf(parts[2]), parts[3]))
        : Optional.empty();
  }
}
