package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import java.util.List;
import java.util.Optional;

/**
 * A choice of a question.
 *
 * @param text what the question lists, and what answers and properties hold
 * @param aliases other texts that mean the same
 * @param next where it leads; absent: where the question leads
 */
public record QuestionChoice(String text, List<String> aliases, Optional<ElementId> next) {
  public QuestionChoice {
    aliases = List.copyOf(aliases);
  }

  /** The exit of the choice at an index, counted from 0, if it has one of its own. */
  public static String exit(int index) {
    return "choice-" + (index + 1);
  }
}
