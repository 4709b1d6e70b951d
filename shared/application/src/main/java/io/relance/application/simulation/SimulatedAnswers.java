package io.relance.application.simulation;

import io.relance.application.conversations.model.Conversation;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Item;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answers that the simulated contact has given. */
final class SimulatedAnswers {
  private final Map<String, String> byQuestion = new LinkedHashMap<>();

  void answer(ElementId question, String choice) {
    byQuestion.put(question.value(), choice);
  }

  Map<String, String> byQuestion() {
    return Collections.unmodifiableMap(byQuestion);
  }

  /** The item of an enrollment with these answers. */
  Item in(Item enrollment) {
    return byQuestion.isEmpty() ? enrollment : Conversation.answered(enrollment, byQuestion);
  }
}
