package io.relance.functions.api.automations;

import io.relance.compiler.validate.conversation.AnswerCombinations;
import io.relance.domain.flow.ConversationElement.Recommendations;
import io.relance.domain.flow.Flow;
import io.relance.domain.id.ElementId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The answers of the route that lists what answers to questions yield. */
public final class RecommendationBodies {
  private static final int MOST = 5_000;

  private RecommendationBodies() {}

  /**
   * Every combination of answers with which contacts can reach recommendations.
   *
   * @param truncated whether there are more
   */
  @Schema(name = "RecommendationList")
  public record Combinations(List<Combination> items, boolean truncated) {
    static Combinations of(Flow flow) {
      var combinations = new AnswerCombinations(flow);
      var all =
          flow.elements().stream()
              .filter(Recommendations.class::isInstance)
              .map(Recommendations.class::cast)
              .flatMap(element -> of(element, combinations))
              .limit(MOST + 1L)
              .toList();
      return new Combinations(
          all.stream().limit(MOST).toList(), combinations.isTruncated() || all.size() > MOST);
    }

    private static Stream<Combination> of(
        Recommendations element, AnswerCombinations combinations) {
      return combinations.of(element.id()).stream()
          .map(answers -> Combination.of(element, answers));
    }
  }

  /**
   * A combination of answers and what it yields.
   *
   * @param answers the choices, by question; a question without an answer is absent
   * @param recommendation the name of the recommendation
   */
  @Schema(name = "RecommendationCombination")
  public record Combination(
      String elementId, Map<String, String> answers, String recommendation, String text) {
    private static Combination of(Recommendations element, Map<ElementId, String> answers) {
      var choices = new LinkedHashMap<String, String>();
      answers.forEach((question, choice) -> choices.put(question.value(), choice));
      var chosen = element.choose(answers);
      return new Combination(element.id().value(), choices, chosen.name(), chosen.text());
    }
  }
}
