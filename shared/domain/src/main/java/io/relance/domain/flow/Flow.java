package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import java.util.List;
import java.util.Optional;

/**
 * An automation's graph of elements: the trigger, and the elements that enrolled contacts go
 * through.
 *
 * @param format the number of the file format, {@link #FORMAT} now
 * @param start the element that a contact enters first
 * @param quietHours which quiet hours hold its messages
 * @param conversation how its questions are asked
 */
public record Flow(
    int format,
    Trigger trigger,
    Reentry reentry,
    ElementId start,
    List<FlowElement> elements,
    FlowQuietHours quietHours,
    ConversationSettings conversation) {
  /** The file format that this version reads and writes. */
  public static final int FORMAT = 1;

  public Flow {
    elements = List.copyOf(elements);
  }

  /** A flow with the quiet hours of its project. */
  public Flow(
      int format, Trigger trigger, Reentry reentry, ElementId start, List<FlowElement> elements) {
    this(
        format,
        trigger,
        reentry,
        start,
        elements,
        FlowQuietHours.PROJECT,
        ConversationSettings.DEFAULT);
  }

  /** The element of that id, if the flow has one. */
  public Optional<FlowElement> element(ElementId id) {
    return elements.stream().filter(element -> element.id().equals(id)).findFirst();
  }

  /** Its questions, in the order in which they are drawn. */
  public List<ConversationElement.Question> questions() {
    return elements.stream()
        .filter(ConversationElement.Question.class::isInstance)
        .map(ConversationElement.Question.class::cast)
        .toList();
  }

  /** Whether it has a conversation with its contacts. */
  public boolean isConversation() {
    return elements.stream().anyMatch(ConversationElement.class::isInstance);
  }
}
