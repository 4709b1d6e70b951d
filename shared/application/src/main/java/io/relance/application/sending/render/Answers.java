package io.relance.application.sending.render;

import io.relance.domain.id.ElementId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answers of a conversation among the variables of a text. */
public final class Answers {
  /** The name under which texts use them: {@code answers.<questionId>}. */
  public static final String VARIABLE = "answers";

  private Answers() {}

  /** The choices by question; empty where nothing was answered. */
  static Map<ElementId, String> of(Map<String, Object> variables) {
    var answers = new LinkedHashMap<ElementId, String>();
    if (variables.get(VARIABLE) instanceof Map<?, ?> given) {
      given.forEach(
          (question, choice) ->
              answers.put(new ElementId(String.valueOf(question)), String.valueOf(choice)));
    }
    return answers;
  }
}
