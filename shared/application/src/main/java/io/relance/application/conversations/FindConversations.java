package io.relance.application.conversations;

import io.relance.application.automations.PublishedFlows;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.conversations.model.Conversation;
import io.relance.application.conversations.model.ConversationKeys;
import io.relance.application.conversations.model.OpenConversation;
import io.relance.application.execution.Enrollment;
import io.relance.application.execution.EnrollmentKeys;
import io.relance.application.execution.Enrollments;
import io.relance.application.inbound.ReceivedText;
import io.relance.application.persistence.Tables;
import io.relance.application.sending.provider.ChannelProviders;
import io.relance.domain.contact.Channel;
import io.relance.domain.flow.ConversationElement.Question;
import io.relance.domain.id.ContactId;
import io.relance.domain.id.EnrollmentId;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the conversation with a contact. */
public final class FindConversations {
  private final ItemStore store;
  private final PublishedFlows flows;
  private final ChannelProviders channelProviders;

  public FindConversations(
      ItemStore store, PublishedFlows flows, ChannelProviders channelProviders) {
    this.store = store;
    this.flows = flows;
    this.channelProviders = channelProviders;
  }

  /**
   * The last conversation that a text may belong to, open or not: that of our number to which the
   * contact wrote, else one that asked by a name, a service or a pool of the same provider, to
   * which nobody can write.
   */
  Optional<FoundConversation> last(ReceivedText text) {
    var channel = text.channel();
    var items = items(text.contact(), channel);
    return items.stream()
        .filter(item -> sender(item, channel).equals(text.to()))
        .findFirst()
        .or(
            () ->
                items.stream()
                    .filter(item -> !isNumber(sender(item, channel)))
                    .filter(item -> isAnsweredBy(text, sender(item, channel)))
                    .findFirst())
        .map(OpenConversation::of)
        .flatMap(found -> find(found.enrollment()));
  }

  /** The enrollments with an open conversation with a contact on a channel. */
  List<EnrollmentId> open(ContactId contact, Channel channel) {
    return items(contact, channel).stream()
        .map(OpenConversation::of)
        .filter(OpenConversation::isOpen)
        .map(OpenConversation::enrollment)
        .toList();
  }

  private List<Item> items(ContactId contact, Channel channel) {
    var query =
        Query.of(Tables.CONTACTS, ContactKeys.partition(contact))
            .startingWith(ConversationKeys.prefix(channel));
    try (Stream<Item> items = store.all(query)) {
      return items.toList();
    }
  }

  private static String sender(Item item, Channel channel) {
    return item.key().sort().substring(ConversationKeys.prefix(channel).length());
  }

  /** Whether answers to a sender come by the provider of a text. */
  private boolean isAnsweredBy(ReceivedText text, String sender) {
    return channelProviders.all(text.channel()).size() == 1
        || channelProviders
            .having(text.channel(), sender)
            .filter(it -> it.name().equals(text.provider()))
            .isPresent();
  }

  private static boolean isNumber(String sender) {
    return sender.startsWith("+");
  }

  Optional<FoundConversation> find(EnrollmentId id) {
    return store.get(EnrollmentKeys.enrollment(id)).flatMap(this::found);
  }

  private Optional<FoundConversation> found(Item item) {
    return Conversation.of(item).map(conversation -> found(item, conversation));
  }

  private FoundConversation found(Item item, Conversation conversation) {
    Enrollment enrollment = Enrollments.of(item);
    var flow = flows.flow(enrollment.automation(), enrollment.version());
    var question =
        flow.element(conversation.question())
            .filter(Question.class::isInstance)
            .map(Question.class::cast)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Question " + conversation.question() + " of enrollment not found"));
    return new FoundConversation(enrollment, item, conversation, flow, question);
  }
}
