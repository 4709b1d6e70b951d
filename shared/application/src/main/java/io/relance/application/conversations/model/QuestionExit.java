package io.relance.application.conversations.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * How an enrollment left a question.
 *
 * @param choice the text of the choice, as written in the flow; empty when there was no answer
 * @param exit the exit of the question
 * @param wave the wave in which it continued; empty when it ended
 * @param at the instant
 * @param by the inbound text that answered; empty when the time to reply passed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record QuestionExit(
    Optional<String> choice, String exit, Optional<String> wave, String at, String by) {
  /** The same without what the contact chose. */
  QuestionExit withoutChoice() {
    return new QuestionExit(Optional.empty(), exit, wave, at, by);
  }
}
