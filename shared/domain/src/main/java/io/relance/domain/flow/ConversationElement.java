package io.relance.domain.flow;

import io.relance.domain.criteria.PropertyName;
import io.relance.domain.id.ElementId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An element of a conversation: it sends a text, on the channel of the conversation. */
public sealed interface ConversationElement extends FlowElement {
  /** The exit of a question that gets no answer. */
  String ON_NO_ANSWER = "onNoAnswer";

  /** Asks each contact a question, and waits for the reply. */
  record Question(
      ElementId id,
      String name,
      String text,
      List<QuestionChoice> choices,
      Optional<PropertyName> storeAs,
      ElementId next,
      Optional<ElementId> onNoAnswer)
      implements ConversationElement {
    public Question {
      choices = List.copyOf(choices);
    }

    @Override
    public String kind() {
      return "question";
    }

    /** The text as it is sent, with a line for each choice. */
    public String asked() {
      return text + choiceLines();
    }

    /** A line for each choice, with its number; each begins with a line feed. */
    public String choiceLines() {
      return IntStream.range(0, choices.size())
          .mapToObj(at -> "\n" + (at + 1) + ". " + choices.get(at).text())
          .collect(Collectors.joining());
    }

    /** The exit of the choice at an index. */
    public String exit(int choice) {
      return choices.get(choice).next().isPresent() ? QuestionChoice.exit(choice) : NEXT;
    }

    @Override
    public SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      for (int at = 0; at < choices.size(); at++) {
        var exit = QuestionChoice.exit(at);
        choices.get(at).next().ifPresent(to -> exits.put(exit, to));
      }
      exits.put(NEXT, next);
      onNoAnswer.ifPresent(to -> exits.put(ON_NO_ANSWER, to));
      return Collections.unmodifiableSequencedMap(exits);
    }

    @Override
    public String exitField(String exit) {
      return IntStream.range(0, choices.size())
          .filter(at -> QuestionChoice.exit(at).equals(exit))
          .mapToObj(at -> "choices[" + at + "].next")
          .findFirst()
          .orElse(exit);
    }
  }

  /** An element that ends the conversation, and the flow where nothing follows it. */
  sealed interface Last extends ConversationElement {
    Optional<ElementId> next();

    @Override
    default SequencedMap<String, ElementId> exits() {
      var exits = new LinkedHashMap<String, ElementId>();
      next().ifPresent(to -> exits.put(NEXT, to));
      return Collections.unmodifiableSequencedMap(exits);
    }
  }

  /**
   * Sends each contact the first recommendation that applies to its answers.
   *
   * @param otherwise the one when none applies
   */
  record Recommendations(
      ElementId id,
      String name,
      List<Recommendation> recommendations,
      Recommendation otherwise,
      Optional<ElementId> next)
      implements Last {
    public Recommendations {
      recommendations = List.copyOf(recommendations);
    }

    @Override
    public String kind() {
      return "recommendations";
    }

    /** The recommendation for these answers. */
    public Recommendation choose(Map<ElementId, String> answers) {
      return recommendations.stream()
          .filter(recommendation -> recommendation.appliesTo(answers))
          .findFirst()
          .orElse(otherwise);
    }
  }

  /** Sends each contact the last message of a conversation. */
  record Message(ElementId id, String name, String text, Optional<ElementId> next) implements Last {
    @Override
    public String kind() {
      return "message";
    }
  }
}
