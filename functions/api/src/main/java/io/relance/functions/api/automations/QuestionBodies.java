package io.relance.functions.api.automations;

import io.relance.application.automations.AutomationReport;
import io.relance.application.conversations.UnmatchedTexts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The part of a report about one question. */
public final class QuestionBodies {
  private QuestionBodies() {}

  /**
   * What contacts replied to a question.
   *
   * @param asked contacts that it was sent to
   * @param answered those whose reply matched a choice
   * @param byChoice those, by choice
   * @param noAnswer contacts who left without an answer
   * @param reprompts how often it was asked again
   * @param unmatched the most frequent replies that matched no choice, of the last 90 days
   */
  @Schema(name = "QuestionReport")
  public record Question(
      long asked,
      long answered,
      Map<String, Long> byChoice,
      long noAnswer,
      long reprompts,
      List<Unmatched> unmatched) {
    static Question of(AutomationReport.Question question, List<UnmatchedTexts.Unmatched> texts) {
      return new Question(
          question.asked(),
          question.answered(),
          question.byChoice(),
          question.noAnswer(),
          question.reprompts(),
          texts.stream().map(it -> new Unmatched(it.text(), it.count())).toList());
    }
  }

  /** A reply that matched no choice, in plain letters, and how often it came. */
  @Schema(name = "UnmatchedReply")
  public record Unmatched(String text, long count) {}
}
