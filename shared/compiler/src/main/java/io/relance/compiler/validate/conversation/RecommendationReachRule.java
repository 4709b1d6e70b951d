package io.relance.compiler.validate.conversation;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.ConversationElement.Recommendations;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.Recommendation;
import io.relance.domain.id.ElementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Warns of recommendations that apply to the same answers, and of combinations of answers that no
 * contact can give.
 */
final class RecommendationReachRule implements FlowRule {
  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    if (checked.flow().elements().stream().noneMatch(Recommendations.class::isInstance)) {
      return Stream.empty();
    }
    var combinations = new AnswerCombinations(checked.flow());
    return combinations.isTruncated()
        ? Stream.empty()
        : checked.each(
            Recommendations.class,
            element -> check(checked, element, combinations.of(element.id())));
  }

  private static Stream<Diagnostic> check(
      CheckedFlow checked, Recommendations element, Set<Map<ElementId, String>> given) {
    var all = element.recommendations();
    var faults = new ArrayList<Diagnostic>();
    for (int at = 0; at < all.size(); at++) {
      var place = "recommendations[" + at + "]";
      var earlier = all.subList(0, at);
      overlap(all.get(at), earlier, given)
          .map(fault -> checked.at(element, place, fault))
          .forEach(faults::add);
      unreachable(all.get(at), given)
          .mapToObj(when -> checked.at(element, place + ".when[" + when + "]", unreachable()))
          .forEach(faults::add);
    }
    return faults.stream();
  }

  private static Stream<Diagnostic> overlap(
      Recommendation recommendation,
      List<Recommendation> earlier,
      Set<Map<ElementId, String>> given) {
    var ours = given.stream().filter(recommendation::appliesTo).toList();
    var taken =
        earlier.stream().filter(other -> ours.stream().anyMatch(other::appliesTo)).findFirst();
    boolean never =
        !ours.isEmpty()
            && ours.stream()
                .allMatch(answers -> earlier.stream().anyMatch(other -> other.appliesTo(answers)));
    return taken
        .map(
            other ->
                never
                    ? Diagnostic.warning(
                            "recommendations.never-chosen",
                            "Earlier recommendations apply to all its combinations, such as \"%s\"."
                                .formatted(other.name()))
                        .hint("The first that applies is sent. Move this one up, or remove it.")
                    : Diagnostic.warning(
                            "recommendations.overlap",
                            "\"%s\" applies to some of the same answers.".formatted(other.name()))
                        .hint("The first that applies is sent."))
        .stream();
  }

  private static IntStream unreachable(
      Recommendation recommendation, Set<Map<ElementId, String>> given) {
    var when = recommendation.when();
    return IntStream.range(0, when.size())
        .filter(
            at ->
                !when.get(at).isEmpty()
                    && given.stream()
                        .noneMatch(
                            answers -> answers.entrySet().containsAll(when.get(at).entrySet())));
  }

  private static Diagnostic unreachable() {
    return Diagnostic.warning(
            "recommendations.unreachable-combination",
            "No path through the questions leads to this combination of answers.")
        .hint("Remove the combination, or connect the questions.");
  }
}
