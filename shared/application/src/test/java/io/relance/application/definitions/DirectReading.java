package io.relance.application.definitions;

import io.relance.domain.flow.ApprovalElement;
import io.relance.domain.flow.ContactAction;
import io.relance.domain.flow.ConversationElement;
import io.relance.domain.flow.Flow;
import io.relance.domain.flow.FlowElement;
import io.relance.domain.flow.SelectionElement;
import io.relance.domain.flow.SplitElement;
import io.relance.domain.id.ElementId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What a wave does in a flow, read off the graph without any definition: the judge of the
 * definition that is run.
 *
 * @param seed decides by which exit each element is left, and at which nobody is left in the wave
 */
record DirectReading(Flow flow, long seed) {
  static final String ENDED = "ended";

  /** Which elements are come upon, and how long it takes. */
  record Walk(List<ElementId> elements, Duration time) {}

  Walk from(ElementId start) {
    var elements = new ArrayList<ElementId>();
    var time = Duration.ZERO;
    var at = Optional.of(start);
    while (at.isPresent()) {
      var element = element(at.get());
      elements.add(element.id());
      var exit = exit(element);
      if (!exit.equals(ENDED)) {
        time = time.plus(delay(element));
      }
      at = Optional.ofNullable(element.exits().get(exit));
    }
    return new Walk(elements, time);
  }

  FlowElement element(ElementId id) {
    return flow.element(id).orElseThrow();
  }

  /** The exit that the element's work ends with; a question ends the execution. */
  String exit(FlowElement element) {
    var random = new Random(seed * 31 + element.id().hashCode());
    var exits = List.copyOf(element.exits().keySet());
    return element instanceof ConversationElement.Question
            || exits.isEmpty()
            || random.nextInt(20) == 0
        ? ENDED
        : exits.get(random.nextInt(exits.size()));
  }

  /** How long the element holds the wave; a day stands for the wait for a weekday. */
  Duration delay(FlowElement element) {
    return switch (element) {
      case FlowElement.Delay delay -> delay.period();
      case FlowElement.DelayUntilWeekday _ -> Duration.ofDays(1);
      case FlowElement.SendSms _,
          FlowElement.SendWhatsApp _,
          FlowElement.SendEmail _,
          FlowElement.AddToList _,
          ContactAction _,
          FlowElement.Forward _,
          FlowElement.Condition _,
          SplitElement _,
          SelectionElement _,
          ApprovalElement _,
          ConversationElement _,
          FlowElement.End _,
          FlowElement.Note _ ->
          Duration.ZERO;
    };
  }
}
