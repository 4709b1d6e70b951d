package io.relance.compiler.validate.conversation;

import static java.util.stream.Collectors.toMap;

import io.relance.compiler.validate.CheckedFlow;
import io.relance.compiler.validate.FlowRule;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.ConversationElement.Recommendations;
import io.relance.domain.flow.Diagnostic;
import io.relance.domain.flow.QuestionChoice;
import io.relance.domain.flow.Recommendation;
import io.relance.domain.id.ElementId;
import io.relance.domain.text.NearestName;
import io.relance.domain.text.Quoted;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports recommendations without a name or a combination, and answers that there are not. */
final class RecommendationFormRule implements FlowRule {
  private static final int MOST = 200;

  @Override
  public Stream<Diagnostic> check(CheckedFlow checked) {
    Map<String, Question> questions =
        checked.flow().questions().stream()
            .collect(
                toMap(
                    question -> question.id().value(),
                    question -> question,
                    (first, _) -> first,
                    LinkedHashMap::new));
    return checked.each(
        Recommendations.class,
        element ->
            faults(element, questions).map(it -> checked.at(element, it.field(), it.fault())));
  }

  private record Placed(String field, Diagnostic fault) {}

  private static Stream<Placed> faults(Recommendations element, Map<String, Question> questions) {
    var all = element.recommendations();
    if (all.isEmpty() || all.size() > MOST) {
      return Stream.of(
          new Placed(
              "recommendations",
              Diagnostic.error(
                  "recommendations.number",
                  "Must have 1 to 200 recommendations, not " + all.size() + ".")));
    }
    var names = new HashSet<String>();
    names.add(element.otherwise().name());
    var ofDefault =
        name(element.otherwise().name()).map(fault -> new Placed("default.name", fault));
    return Stream.concat(
        ofDefault.stream(),
        IntStream.range(0, all.size())
            .boxed()
            .flatMap(
                at -> {
                  var place = "recommendations[" + at + "]";
                  var recommendation = all.get(at);
                  var repeated =
                      names.add(recommendation.name())
                          ? name(recommendation.name())
                          : Optional.of(repeated(recommendation.name()));
                  return Stream.concat(
                      repeated.map(fault -> new Placed(place + ".name", fault)).stream(),
                      combinations(recommendation, place, questions));
                }));
  }

  private static Optional<Diagnostic> name(String name) {
    return name.isBlank()
        ? Optional.of(Diagnostic.error("recommendations.no-name", "Must have a name."))
        : Optional.empty();
  }

  private static Diagnostic repeated(String name) {
    return Diagnostic.error(
        "recommendations.repeated-name",
        "Must be unique; another recommendation has the name " + Quoted.of(name) + ".");
  }

  private static Stream<Placed> combinations(
      Recommendation recommendation, String place, Map<String, Question> questions) {
    var when = recommendation.when();
    if (when.isEmpty()) {
      return Stream.of(
          new Placed(
              place + ".when",
              Diagnostic.error(
                      "recommendations.no-combination", "Must have at least one combination.")
                  .hint("The default is sent to all others.")));
    }
    return IntStream.range(0, when.size())
        .boxed()
        .flatMap(
            at ->
                combination(when.get(at), questions)
                    .map(fault -> new Placed(place + ".when[" + at + "]", fault)));
  }

  private static Stream<Diagnostic> combination(
      Map<ElementId, String> combination, Map<String, Question> questions) {
    return combination.isEmpty()
        ? Stream.of(
            Diagnostic.error("recommendations.empty-combination", "Must name at least one choice.")
                .hint("The default is sent to all others."))
        : combination.entrySet().stream()
            .flatMap(choice -> choice(choice.getKey(), choice.getValue(), questions).stream());
  }

  private static Optional<Diagnostic> choice(
      ElementId id, String choice, Map<String, Question> questions) {
    var question = questions.get(id.value());
    if (question == null) {
      return Optional.of(
          Diagnostic.error(
              "recommendations.unknown-question",
              "There is no question "
                  + Quoted.of(id.value())
                  + NearestName.ending(id.value(), questions.keySet())));
    }
    var known = question.choices().stream().map(QuestionChoice::text).toList();
    return known.contains(choice)
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                "recommendations.unknown-choice",
                "The question \"%s\" has no choice %s%s"
                    .formatted(id.value(), Quoted.of(choice), NearestName.ending(choice, known))));
  }
}
