package io.relance.testkit.flow;

import io.relance.domain.criteria.PropertyName;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.QuestionChoice;
import io.relance.domain.flow.Recommendation;
import io.relance.domain.id.ElementId;
import io.relance.testkit.flow.RandomElements.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws random questions, recommendations and last messages with given exits. */
final class RandomConversations {
  /** As many as every trigger allows. */
  private static final int MOST_QUESTIONS = 3;

  private static final List<String> CHOICES =
      List.of("Vanilla", "Chocolate", "L'été indien", "Yes", "Rouge vif", "Grünkohl");

  private final Random random;
  private final List<Question> questions = new ArrayList<>();

  RandomConversations(Random random) {
    this.random = random;
  }

  /** An element of a conversation in one of a few cases. */
  Optional<FlowElement> next(ElementId id, Shape shape, List<ElementId> exits) {
    if (random.nextInt(5) != 0) {
      return Optional.empty();
    }
    return switch (shape) {
      case LINE, FORK -> question(id, exits);
      case STOP -> Optional.of(last(id));
      case PREPARED, APPROVAL -> Optional.empty();
    };
  }

  private Optional<FlowElement> question(ElementId id, List<ElementId> exits) {
    if (questions.size() == MOST_QUESTIONS) {
      return Optional.empty();
    }
    int size = 2 + random.nextInt(CHOICES.size() - 1);
    boolean byChoice = random.nextBoolean();
    boolean forks = exits.size() > 1;
    var choices =
        IntStream.range(0, size)
            .mapToObj(at -> choice(at, exits.getLast(), forks && byChoice && at % 2 == 1))
            .toList();
    var question =
        new Question(
            id,
            "Ask " + random.nextInt(10),
            "Which one, {{ contact.firstName | default: 'you' }}?",
            choices,
            random.nextBoolean() ? Optional.empty() : Optional.of(new PropertyName("favourite")),
            exits.getFirst(),
            forks && !byChoice ? Optional.of(exits.getLast()) : Optional.empty());
    questions.add(question);
    return Optional.of(question);
  }

  private QuestionChoice choice(int at, ElementId next, boolean own) {
    List<String> aliases = random.nextInt(3) == 0 ? List.of("alias " + at) : List.of();
    return new QuestionChoice(CHOICES.get(at), aliases, own ? Optional.of(next) : Optional.empty());
  }

  private ConversationElement last(ElementId id) {
    if (questions.isEmpty() || random.nextBoolean()) {
      return new ConversationElement.Message(id, "Bye", "Thank you!", Optional.empty());
    }
    var question = RandomFlows.pick(random, questions.toArray(Question[]::new));
    var choice = question.choices().get(random.nextInt(question.choices().size())).text();
    return new ConversationElement.Recommendations(
        id,
        "Advice",
        List.of(new Recommendation("First", "Take this.", List.of(Map.of(question.id(), choice)))),
        new Recommendation("Default", "Take that.", List.of()),
        Optional.empty());
  }
}
