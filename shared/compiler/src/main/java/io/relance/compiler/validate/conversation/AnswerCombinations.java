package io.relance.compiler.validate.conversation;

import io.relance.compiler.validate.FlowGraph;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.id.ElementId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The answers with which contacts can reach each element of a flow. */
public final class AnswerCombinations {
  /** Four questions with ten choices each have as many; more are not examined. */
  private static final int MOST = 20_000;

  private final Map<ElementId, Set<Map<ElementId, String>>> byElement = new HashMap<>();
  private boolean truncated;

  /** Those of a flow without cycles. */
  public AnswerCombinations(Flow flow) {
    var graph = new FlowGraph(flow);
    add(flow.start(), Map.of());
    for (var id : graph.ordered()) {
      graph.element(id).ifPresent(element -> pass(element, of(id)));
    }
  }

  /** The answers of a contact at an element, by question; an unanswered question is absent. */
  public Set<Map<ElementId, String>> of(ElementId element) {
    return byElement.getOrDefault(element, Set.of());
  }

  /** Whether there are more than were examined. */
  public boolean isTruncated() {
    return truncated;
  }

  private void pass(FlowElement element, Set<Map<ElementId, String>> answers) {
    if (element instanceof Question question) {
      answers.forEach(before -> answer(question, before));
    } else {
      element.exits().values().forEach(to -> answers.forEach(before -> add(to, before)));
    }
  }

  private void answer(Question question, Map<ElementId, String> before) {
    for (var choice : question.choices()) {
      var after = new LinkedHashMap<>(before);
      after.put(question.id(), choice.text());
      add(choice.next().orElse(question.next()), after);
    }
    question.onNoAnswer().ifPresent(to -> add(to, before));
  }

  private void add(ElementId element, Map<ElementId, String> answers) {
    var known = byElement.computeIfAbsent(element, _ -> new LinkedHashSet<>());
    if (known.size() < MOST) {
      known.add(Collections.unmodifiableMap(answers));
    } else {
      truncated = true;
    }
  }
}
