package io.relance.domain.flow;

import io.relance.domain.contact.Channel;
import io.relance.domain.id.ElementId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** The element whose messages an approval holds; empty where none leads to it. */
  public Optional<FlowElement.SendEmail> preparedFor(ElementId approval) {
    return elements.stream()
        .filter(FlowElement.SendEmail.class::isInstance)
        .map(FlowElement.SendEmail.class::cast)
        .filter(email -> email.prepare() && email.next().equals(approval))
        .findFirst();
  }

  /** Its questions, in the order in which they are drawn. */
  public List<ConversationElement.Question> questions() {
    return elements.stream()
        .filter(ConversationElement.Question.class::isInstance)
        .map(ConversationElement.Question.class::cast)
        .toList();
  }

  /**
   * The channels by which a text can start it: those of its trigger, and of a conversation only
   * those by which it is had (K-6). Empty where no text starts it.
   */
  public Set<Channel> textChannels() {
    var channels = EnumSet.noneOf(Channel.class);
    if (trigger instanceof Trigger.ByText byText) {
      channels.addAll(byText.channels());
      if (isConversation() && !conversation.channels().isEmpty()) {
        channels.retainAll(conversation.channels());
      }
    }
    return channels;
  }

  /**
   * The channel of the conversation with those who did not start it by a text: SMS, unless its
   * settings or its trigger name only another one.
   */
  public Channel usualChannel() {
    var named = conversation.channels().isEmpty() ? textChannels() : conversation.channels();
    return named.isEmpty() || named.contains(Channel.SMS) ? Channel.SMS : named.iterator().next();
  }

  /** Whether it has a conversation with its contacts. */
  public boolean isConversation() {
    return elements.stream().anyMatch(ConversationElement.class::isInstance);
  }
}
