package io.relance.application.simulation;

import io.relance.application.conversations.model.Conversation;
import io.relance.application.promocodes.GrantedCode;
import io.relance.domain.id.ElementId;
import io.relance.domain.store.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers that the simulated contact has given, and the promo codes that it got. */
final class SimulatedAnswers {
  private final Map<String, String> byQuestion = new LinkedHashMap<>();
  private final List<GrantedCode> codes = new ArrayList<>();

  void answer(ElementId question, String choice) {
    byQuestion.put(question.value(), choice);
  }

  Map<String, String> byQuestion() {
    return Collections.unmodifiableMap(byQuestion);
  }

  /** The contact gets a promo code. */
  void grant(GrantedCode code) {
    codes.add(code);
  }

  /** Whether the contact got a promo code at an element. */
  boolean has(ElementId element) {
    return codes.stream().anyMatch(code -> code.element().equals(element));
  }

  /** The item of an enrollment with these answers and promo codes. */
  Item in(Item enrollment) {
    var item = byQuestion.isEmpty() ? enrollment : Conversation.answered(enrollment, byQuestion);
    for (var code : codes) {
      item = code.in(item);
    }
    return item;
  }
}
